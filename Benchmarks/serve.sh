#!/bin/sh
# Measures the server beside nginx and MapProxy, with the same tiles, in one run: processor time for each request, and
# requests a second. Needs wrk and nginx; MapProxy with waitress is measured if they are installed.
#
#   Benchmarks/serve.sh [SECONDS] [ROUNDS]      SECONDS for each measurement, 5 unless told; 3 rounds
set -eu
cd "$(dirname "$0")"
for program in wrk nginx; do
  command -v $program >/dev/null || { echo "$program is missing: apt-get install wrk nginx-light" >&2; exit 3; }
done
work=.work-serve
rm -rf $work
mkdir -p $work
trap 'rm -rf "$PWD/$work"' EXIT
python3 make-cache.py $work/cache --side 24 >/dev/null 2>&1
../.build/release/tilescheme convert $work/cache $work/exploded --to exploded >/dev/null 2>&1
python3 serve.py $work "${1:-5}" "${2:-3}"
