#!/bin/sh
# Measures a build and a conversion in two parts at once, finish included, beside one process with one thread: how much of
# the time is saved by a second process. The goal is 0.65 on two cores.
#
#   Benchmarks/parts.sh [SIDE]       SIDE: of each of the 64 rasters in pixels, 4096 unless told
#
# TILESCHEME names another tool than the release build. Each raster lies in a bundle of the finest level of its own.
set -eu
cd "$(dirname "$0")"
side=${1:-4096}
work=.work-parts
tool=${TILESCHEME:-../.build/release/tilescheme}
rm -rf $work
mkdir -p $work/rasters
python3 make-raster.py $work/one.tif 1
# A bundle of level 15 has a side of 128 tiles: 2 × 20037508.342787 / 256 metres.
python3 - "$side" > $work/places << 'END'
import sys

side = int(sys.argv[1]) * 4.777314267823516
bundle = 2 * 20037508.342787 / 256
for number in range(64):
    row, column = divmod(number, 8)
    west, north = -20037508.342787 + (140 + column) * bundle + 5000, 20037508.342787 - (85 + row) * bundle - 5000
    print(number, west, north, west + side, north - side)
END
while read -r number west north east south; do
  gdal_translate -q -srcwin $((number % 8 * 64)) $((number / 8 * 64)) "$side" "$side" -a_srs EPSG:3857 \
    -a_ullr "$west" "$north" "$east" "$south" $work/one.tif $work/rasters/"$number".tif
done < $work/places

cat > $work/parts.sh << 'END'
#!/bin/sh
# parts.sh TOOL COMMAND PLAN: two parts at once, and then the end
set -e
"$1" "$2" --plan "$3" --part 0/2 --jobs 1 > /dev/null &
first=$!
"$1" "$2" --plan "$3" --part 1/2 --jobs 1 > /dev/null
wait $first
"$1" finish "$3" --jobs 1 -q > /dev/null
END

compare() { python3 pair.py "$@"; }
options="--from $work/rasters/*.tif --predefined arcgis-online --levels 8-15 --tile-format JPEG --no-config"
# The name of a cache is in its documents, so both have the same.
mkdir $work/one $work/two $work/c1 $work/c2
one="rm -rf $work/one/map; $tool build -q $work/one/map $options -j 1"
two="rm -rf $work/two/map; $tool plan build -q $work/two/map $options --parts 2 > $work/plan.json; \
  sh $work/parts.sh $tool build $work/plan.json"
printf '%-60s %12s %12s %8s %8s  %s\n' "" parts "one process" ratio cpu goal
compare "build, two parts at once | one process, one thread" 0.65 3 "$two" "$one"
diff -r $work/one $work/two
convert="rm -rf $work/c1/map; $tool convert -q $work/one/map $work/c1/map --to legacy --jobs 1"
parts="rm -rf $work/c2/map; $tool plan convert -q $work/one/map $work/c2/map --to legacy --parts 2 > $work/convert.json; \
  sh $work/parts.sh $tool convert $work/convert.json"
compare "convert, two parts at once | one process, one thread" - 3 "$parts" "$convert"
diff -r $work/c1 $work/c2
rm -rf $work
