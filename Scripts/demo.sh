#!/bin/sh
# The main tasks with our own samples: create a cache for a service, show it, convert it to the other
# form, and build a package from a raster.
set -eu
tool=$1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
run() {
  echo
  echo "\$ tilescheme $*"
  "$tool" "$@" 2>&1
}
run create Samples/service/mapserver-dynamic.json "$out" --name Base/LanternBay --number-of-scales 8
run show "$out/Base_LanternBay"
run convert "$out/Base_LanternBay" "$out/ready" --to ready-to-serve
run create "$out" --parameters Samples/jobs/lantern-bay.json --name Base/FromAJob
if ldconfig -p 2>/dev/null | grep -q libgdal.so; then
  run build "$out/bay.tpkx" --from Samples/raster/lantern-bay.tif --predefined arcgis-online --levels 10-16
  run verify "$out/bay.tpkx"
else
  echo
  echo "build was left out, because GDAL is not installed: apt install gdal-bin"
fi
echo
echo "The demo succeeded. The command is $tool"
