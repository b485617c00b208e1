#!/bin/sh
# Measures the conversion of tiles into open stores and back beside `cp` of the result, in one run, and prints ratios.
#
#   Benchmarks/stores.sh [SIDE]     SIDE: tiles across the finest level, 384 unless told, for 200,000 tiles and 1.3 GB
#
# The release build is measured: swift build -c release. PMTiles is also measured beside pmtiles-convert where
# `pip install pmtiles` has been done; it reads the same tiles from an MBTiles database.
set -eu
cd "$(dirname "$0")"
side=${1:-384}
work=.work-stores
tool=${TILESCHEME:-../.build/release/tilescheme}
rm -rf $work
mkdir -p $work
trap 'rm -rf $work' EXIT
python3 make-cache.py $work/v2 --side "$side"
$tool convert -q $work/v2 $work/base.tpkx
# The results that cp copies. Losses are printed once here, and not while time is measured.
for suffix in pmtiles gpkg mbtiles; do $tool convert -q $work/base.tpkx $work/base.$suffix 2>/dev/null; done
# As many files as tiles: a smaller cache does.
python3 make-cache.py $work/small --side "$((side / 3))"
$tool convert -q $work/small $work/xyz --to folders --layout xyz 2>/dev/null
$tool convert -q $work/small $work/exploded --to exploded 2>/dev/null

compare() { python3 pair.py "$@"; }
peak() { printf '%-60s %s\n' "$1" "$(/usr/bin/time -f '%M KB at most' sh -c "$2" 2>&1 >/dev/null | tail -n 1)"; }
convert() { echo "rm -rf $work/out$2; $tool convert -q $work/base.$1 $work/out$2 2>/dev/null"; }
copy() { echo "rm -f $work/copy; cp $work/base.$1 $work/copy"; }

printf '%-60s %12s %12s %8s %8s  %s\n' "" ours theirs ratio cpu goal
compare ".tpkx to PMTiles | cp of the result" 3 3 "$(convert tpkx .pmtiles)" "$(copy pmtiles)"
compare ".tpkx to GeoPackage | cp of the result" 3 3 "$(convert tpkx .gpkg)" "$(copy gpkg)"
compare ".tpkx to MBTiles | cp of the result" 2.5 3 "$(convert tpkx .mbtiles)" "$(copy mbtiles)"
compare "PMTiles to .tpkx | cp of the result" 2 3 "$(convert pmtiles .tpkx)" "$(copy tpkx)"
compare "exploded to xyz folders | cp -r of the result" - 3 \
  "rm -rf $work/out; $tool convert -q $work/exploded $work/out --to folders --layout xyz 2>/dev/null" \
  "rm -rf $work/copies; cp -r $work/xyz $work/copies"
compare "xyz folders to .tpkx | cat of all files into one" - 3 \
  "rm -f $work/out.tpkx; $tool convert -q $work/xyz $work/out.tpkx 2>/dev/null" \
  "find $work/xyz -type f -exec cat {} + > $work/one"
if command -v pmtiles-convert >/dev/null; then
  compare ".tpkx to PMTiles | pmtiles-convert of the MBTiles" 0.1 1 "$(convert tpkx .pmtiles)" \
    "rm -f $work/theirs.pmtiles; pmtiles-convert $work/base.mbtiles $work/theirs.pmtiles > /dev/null"
else
  echo "pmtiles-convert is not installed: PMTiles is not compared with it"
fi
peak "memory: .tpkx to PMTiles" "$(convert tpkx .pmtiles)"
peak "memory: .tpkx to GeoPackage" "$(convert tpkx .gpkg)"
peak "memory: PMTiles to .tpkx" "$(convert pmtiles .tpkx)"
