#!/bin/sh
# Measures build beside GDAL's own ways to tiles, in one run, and prints ratios of the time and of the processor time.
#
#   Benchmarks/build.sh [FACTOR]     FACTOR: the size of the raster, 1 unless told, for 13,568 × 11,520 pixels
#
# `gdal raster tile` is a command of GDAL 3.11 and newer. If it is not installed, gdal-raster-tile.py runs it from the wheel
# of pyogrio, which it installs into .work/pyogrio once.
set -eu
cd "$(dirname "$0")"
factor=${1:-1}
work=.work-build
tool=../.build/release/tilescheme
rm -rf $work
mkdir -p $work
python3 make-raster.py $work/a.tif "$factor"
compare() { python3 pair.py "$@"; }
# build SUFFIX OPTIONS [RASTER]
build() {
  echo "rm -rf $work/own*; $tool build -q $work/own.$1 --from ${3:-$work/a.tif} --predefined arcgis-online --levels 6-15 $2"
}
# mbtiles [RASTER]
mbtiles() {
  echo "rm -f $work/m.mbtiles; gdal_translate -q -of MBTILES -co TILE_FORMAT=JPEG -co QUALITY=75 -co RESAMPLING=BILINEAR \
    ${1:-$work/a.tif} $work/m.mbtiles && gdaladdo -q -r average $work/m.mbtiles 2 4 8 16 32 64 128 256 512"
}

printf '%-60s %12s %12s %8s %8s  %s\n' "" ours theirs ratio cpu goal
compare "JPEG pyramid | MBTILES and gdaladdo" 0.15 1 "$(build cache '--tile-format JPEG -j 1')" "$(mbtiles)"
compare "JPEG pyramid | gdalwarp to one raw raster, no tiles" - 1 "$(build cache '--tile-format JPEG -j 1')" \
  "rm -f $work/w.tif; gdalwarp -q -t_srs EPSG:3857 -tr 4.777314267823516 4.777314267823516 -r bilinear $work/a.tif $work/w.tif"
if gdal raster tile --help > /dev/null 2>&1; then
  program="gdal raster tile"
elif python3 gdal-raster-tile.py --prepare > /dev/null 2>&1; then
  program="python3 gdal-raster-tile.py"
else
  program=
fi
if [ -n "$program" ]; then
  tile="rm -rf $work/t; $program -j 1 -r bilinear --overview-resampling average --min-zoom 6 --max-zoom 15"
  compare "JPEG pyramid | gdal raster tile" 0.25 1 "$(build cache '--tile-format JPEG -j 1')" "$tile -f JPEG $work/a.tif $work/t"
  compare "PNG pyramid, fast | gdal raster tile" 0.15 1 "$(build cache '--tile-format PNG --effort fast -j 1')" \
    "$tile -f PNG $work/a.tif $work/t"
  compare "PNG pyramid | gdal raster tile" 0.35 1 "$(build cache '--tile-format PNG -j 1')" "$tile -f PNG $work/a.tif $work/t"
else
  echo "gdal raster tile is not installed (GDAL 3.11), nor can the wheel of pyogrio be: not compared"
fi
compare "PNG pyramid | gdal2tiles" - 1 "$(build cache '--tile-format PNG -j 1')" \
  "rm -rf $work/g; gdal2tiles.py -q --xyz -r bilinear -z 6-15 --processes=1 -w none $work/a.tif $work/g"
# The smallest build: what it takes to start, to open GDAL and to write a package of one tile.
extent=$(echo "481000 5399000" | gdaltransform -s_srs EPSG:32633 -t_srs EPSG:3857 -output_xy |
  awk '{ printf "%.1f,%.1f,%.1f,%.1f", $1, $2, $1 + 10, $2 + 10 }')
compare "one tile (at most 0.25 s) | true" - 5 "rm -f $work/one.tpkx; $tool build -q $work/one.tpkx --from $work/a.tif \
  --predefined arcgis-online --crs 3857 --levels 15 --extent $extent -j 1" "true"
compare "two threads | one thread" 0.6 2 "$(build cache '--tile-format JPEG -j 2')" "$(build cache '--tile-format JPEG -j 1')"

# The same from rasters that have to be decoded: a COG with JPEG inside, which has overviews, and a JPEG 2000. Both sides of
# a comparison decode the same pixels, so the ratio grows with the cost of that; the first line of each says how much the
# decoding adds to ours.
gdal_translate -q -of COG -co COMPRESS=JPEG -co QUALITY=90 $work/a.tif $work/c.tif
sources="$work/c.tif"
if gdal_translate -q -of JP2OpenJPEG -co QUALITY=25 $work/a.tif $work/j.jp2 2> /dev/null; then
  sources="$sources $work/j.jp2"
else
  echo "GDAL has no JP2OpenJPEG: JPEG 2000 is not compared"
fi
for source in $sources; do
  case $source in
  *.jp2) kind="JPEG 2000" ;;
  *) kind="COG with JPEG" ;;
  esac
  own=$(build cache '--tile-format JPEG -j 1' "$source")
  compare "JPEG pyramid from $kind | from GeoTIFF" - 1 "$own" "$(build cache '--tile-format JPEG -j 1')"
  compare "JPEG pyramid from $kind | MBTILES and gdaladdo" - 1 "$own" "$(mbtiles "$source")"
  # The GDAL of pyogrio's wheel reads no JPEG 2000.
  if [ "$kind" = "COG with JPEG" ] && [ -n "$program" ] || [ "$program" = "gdal raster tile" ]; then
    compare "JPEG pyramid from $kind | gdal raster tile" - 1 "$own" "$tile -f JPEG $source $work/t"
  fi
done
/usr/bin/time -f 'JPEG pyramid, one thread: %M KB at most' sh -c "$(build cache '--tile-format JPEG -j 1')" > /dev/null
rm -rf $work
