#!/bin/sh
# Installs missing packages: `build` for building and running, `test` for the tests and benchmarks, `test-long` for what
# only the long tests need: QGIS, and Slurm, GNU parallel and Dask. If nothing is missing, nothing happens and no password is
# needed. For Debian and its derivatives, and macOS with Homebrew.
set -eu

missing_packages() {
  for package; do
    dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || echo "$package"
  done
}

install_debian() {
  # shellcheck disable=SC2046
  set -- $(missing_packages "$@")
  [ $# -eq 0 ] && return
  echo "installing $*"
  sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

install_brew() {
  for formula; do brew list "$formula" >/dev/null 2>&1 || brew install "$formula"; done
}

install_python() {
  python3 -m pip install --quiet --disable-pip-version-check "$@" ||
    python3 -m pip install --quiet --disable-pip-version-check --break-system-packages "$@"
}

if command -v apt-get >/dev/null; then
  case $1 in
  build)
    install_debian libxml2-dev zlib1g-dev libdeflate-dev libsqlite3-dev libproj-dev pkg-config make curl dpkg-dev
    # Opened only to write JPEG tiles. Ubuntu calls it libturbojpeg.
    install_debian libturbojpeg0 || install_debian libturbojpeg || true
    ;;
  test)
    install_debian libxml2-utils python3 python3-pip python3-venv zip unzip man-db
    # Opened to read mapproxy.yaml.
    install_debian libyaml-0-2
    # GDAL, which `build` opens, and gdalwarp, with which its pixels are compared.
    install_debian gdal-bin
    # The WMS and Esri's library for LERC, with which tiles from services and elevation tiles are compared.
    install_debian mapserver-bin liblerc4 || true
    # A web server, for the folders of convert --to web.
    install_debian nginx-light || true
    # For the report page of preflight. Without a browser its tests are skipped.
    install_debian chromium fonts-dejavu-core || true
    command -v node >/dev/null || install_debian nodejs || true
    ;;
  test-long)
    # QGIS, as a client of the server; 160 packages. Without it its test is skipped.
    install_debian python3-qgis || true
    # The tests start the daemons of Slurm themselves, with keys and ports of their own.
    install_debian slurmctld slurmd slurm-client munge parallel python3 python3-pip || true
    ;;
  esac
elif command -v brew >/dev/null; then
  case $1 in
  build) install_brew libxml2 && install_brew libdeflate proj pkgconf jpeg-turbo ;;
  test) install_brew python && install_brew gdal libyaml ;;
  test-long) install_brew parallel python ;;
  esac
else
  echo "install libxml2, zlib and PROJ with their headers, and pkg-config" >&2
fi
if [ "$1" = test ]; then
  command -v check-jsonschema >/dev/null || install_python check-jsonschema
  # What checks the Python package. Later versions of mypy do not check for Python 3.9.
  python3 -c 'import mypy' 2>/dev/null || install_python 'mypy<2'
  python3 -c 'import ruff' 2>/dev/null || install_python ruff
  # Other programs that check our results. If there is no wheel for this machine, their tests are skipped.
  python3 -c 'import rasterio' 2>/dev/null || install_python rasterio || true
  # Its wheel has the newest GDAL.
  python3 -c 'import pyogrio' 2>/dev/null || install_python pyogrio || true
  python3 -c 'import numpy' 2>/dev/null || install_python numpy || true
  python3 -c 'import PIL' 2>/dev/null || install_python Pillow || true
  python3 -c 'import shapely' 2>/dev/null || install_python shapely || true
  python3 -c 'import mapproxy' 2>/dev/null || install_python MapProxy || true
  python3 -c 'import mercantile' 2>/dev/null || install_python mercantile || true
  python3 -c 'import morecantile' 2>/dev/null || install_python morecantile || true
  python3 -c 'import owslib' 2>/dev/null || install_python OWSLib || true
  python3 -c 'import pmtiles' 2>/dev/null || install_python pmtiles || true
  # Node runs the layers that we write for OpenLayers and Leaflet. The wheel of django-leaflet carries Leaflet and
  # Proj4Leaflet; Django itself is not needed.
  python3 -c 'import importlib.util as u; u.find_spec("leaflet") or exit(1)' ||
    install_python --no-deps django-leaflet==0.34.0 || true
  # OpenLayers, with which the map page is tested in the browser.
  "$(dirname "$0")/map-library.sh" || true
fi
if [ "$1" = test-long ]; then
  python3 -c 'import distributed' 2>/dev/null || install_python distributed || true
fi
