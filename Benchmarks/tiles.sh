#!/bin/sh
# Measures verify and convert of tiles beside the tools a user would otherwise take, in one run, and prints ratios.
#
#   Benchmarks/tiles.sh [SIDE]     SIDE: tiles across the finest level, 384 unless told, for 200,000 tiles and 1.3 GB
#
# At the end, a package over 4 GiB is written, verified, and read by Python's zipfile: 20 GB are free on the disk then.
# MBTiles is also measured beside tpkutils where `pip install tpkutils` has been done.
set -eu
cd "$(dirname "$0")"
side=${1:-384}
work=.work-tiles
tool=../.build/release/tilescheme
rm -rf $work
mkdir -p $work/tpk/v101
python3 make-cache.py $work/v2 --side "$side"
python3 make-cache.py $work/tpk/v101/Layers --storage v1 --side "$side"
# What tpkutils reads of a package beside its tiles.
mkdir -p $work/tpk/esriinfo $work/tpk/servicedescriptions/mapserver
cat > $work/tpk/esriinfo/iteminfo.xml << 'END'
<ESRI_ItemInformation><title>base</title><summary>base</summary><tags>base</tags><description/><accessinformation/>
<licenseinfo/></ESRI_ItemInformation>
END
echo '{"resourceInfo": {"geoFullExtent": {"xmin": -180, "ymin": -85, "xmax": 180, "ymax": 85}}, "resources": []}' \
  > $work/tpk/servicedescriptions/mapserver/mapserver.json
(cd $work/tpk && zip -0 -q -r ../base.tpk .)
rm -rf $work/tpk
# As many files as tiles: a smaller cache does.
python3 make-cache.py $work/small --side "$((side / 3))"
$tool convert -q $work/small $work/exploded --to exploded
$tool convert -q $work/v2 $work/base.tpkx
$tool convert -q $work/v2 $work/base.mbtiles

compare() { python3 pair.py "$@"; }
peak() { printf '%-60s %s\n' "$1" "$(/usr/bin/time -f '%M KB at most' sh -c "$2" 2>&1 >/dev/null | tail -n 1)"; }

printf '%-60s %12s %12s %8s %8s  %s\n' "" ours theirs ratio cpu goal
cat_all="find $work/v2 -name '*.bundle' -exec cat {} + > /dev/null"
compare "verify | cat of the same bytes" 2 5 "$tool verify -q $work/v2" "$cat_all"
compare "verify --quick | cat" 0.5 5 "$tool verify -q --quick $work/v2" "$cat_all"
compare "directory to .tpkx | cp -r" 1.5 3 \
  "rm -f $work/a.tpkx; $tool convert -q $work/v2 $work/a.tpkx" "rm -rf $work/cp; cp -r $work/v2 $work/cp"
compare "directory to .tpkx | zip -0 -r" 1 1 \
  "rm -f $work/a.tpkx; $tool convert -q $work/v2 $work/a.tpkx" "rm -f $work/a.zip; zip -0 -q -r $work/a.zip $work/v2"
compare ".tpkx to directory | unzip" 1 1 \
  "rm -rf $work/a; $tool convert -q $work/base.tpkx $work/a --to ready-to-serve" \
  "rm -rf $work/a; unzip -q $work/base.tpkx -d $work/a"
compare "Compact V1 .tpk to legacy directory | cp" - 3 \
  "rm -rf $work/a; $tool convert -q $work/base.tpk $work/a --to legacy" "rm -f $work/b.tpk; cp $work/base.tpk $work/b.tpk"
compare "MBTiles to Compact V2 | cp" 3 3 \
  "rm -rf $work/a; $tool convert -q $work/base.mbtiles $work/a --to legacy" \
  "rm -f $work/b.mbtiles; cp $work/base.mbtiles $work/b.mbtiles"
compare "exploded to Compact V2 | cat of all files into one" 2 3 \
  "rm -rf $work/a; $tool convert -q $work/exploded $work/a --to legacy" \
  "find $work/exploded -type f -exec cat {} + > $work/one"
if python3 -c 'import tpkutils' 2>/dev/null; then
  compare ".tpk to MBTiles | tpkutils" 0.1 1 \
    "rm -f $work/c.mbtiles; $tool convert -q $work/base.tpk $work/c.mbtiles" \
    "rm -f $work/d.mbtiles; python3 -c 'import tpkutils; tpkutils.TPK(\"$work/base.tpk\").to_mbtiles(\"$work/d.mbtiles\")'"
else
  echo "tpkutils is not installed: .tpk to MBTiles is not compared"
fi
peak "memory: verify" "$tool verify -q $work/v2"
peak "memory: directory to .tpkx" "rm -f $work/a.tpkx; $tool convert -q $work/v2 $work/a.tpkx"
peak "memory: .tpk to MBTiles" "rm -f $work/c.mbtiles; $tool convert -q $work/base.tpk $work/c.mbtiles"
peak "memory: MBTiles to directory" "rm -rf $work/a; $tool convert -q $work/base.mbtiles $work/a --to legacy"
rm -rf $work

# The same number of tiles, each 20 KB larger.
mkdir -p $work
python3 make-cache.py $work/v2 --side "$side" --padding 20000
compare "over 4 GiB: directory to .tpkx | cp -r" 1.5 1 \
  "rm -f $work/large.tpkx; $tool convert -q $work/v2 $work/large.tpkx" "rm -rf $work/cp; cp -r $work/v2 $work/cp"
rm -rf $work/cp
compare "over 4 GiB: verify the package | cat" - 1 "$tool verify -q $work/large.tpkx" "cat $work/large.tpkx > /dev/null"
peak "memory: over 4 GiB, directory to .tpkx" "rm -f $work/large.tpkx; $tool convert -q $work/v2 $work/large.tpkx"
peak "memory: over 4 GiB, verify" "$tool verify -q $work/large.tpkx"
python3 check-package.py $work/v2 $work/large.tpkx
rm -rf $work
