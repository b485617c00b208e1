#!/bin/sh
# Measures the counting of tiles beside mercantile and shapely, in one run, and prints ratios (ours / theirs).
set -eu
cd "$(dirname "$0")"
work=.work-preflight
tool=../.build/release/tilescheme
rm -rf $work
mkdir -p $work
python3 make-area.py 100000 >$work/area.geojson
python3 make-area.py 400 >$work/small.geojson

printf '%-60s %12s %12s %8s %8s  %s\n' "" ours theirs ratio cpu goal
python3 pair.py "tiles of an extent, level 12 | mercantile" 1 5 \
  "$tool preflight arcgis-online --extent=5,45,15,55 --crs 4326 --levels 12" \
  "python3 -c 'import mercantile; print(sum(1 for _ in mercantile.tiles(5, 45, 15, 55, [12])))'"
python3 pair.py "10^12 tiles of an extent, process start included | true" - 20 \
  "$tool preflight arcgis-online --levels 20" "true"
python3 pair.py "tiles of 400 points, level 11 | shapely" 1 3 \
  "$tool preflight arcgis-online --area $work/small.geojson --levels 11" "python3 count-tiles.py $work/small.geojson 11"
python3 pair.py "100,000 points over 2.4·10^9 tiles | json.load of the file" - 3 \
  "$tool preflight arcgis-online --area $work/area.geojson --levels 21" \
  "python3 -c 'import json; json.load(open(\"$work/area.geojson\"))'"
/usr/bin/time -f '%M KB at most' $tool preflight arcgis-online --area $work/area.geojson --levels 21 >/dev/null
rm -rf $work
