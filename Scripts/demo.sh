#!/bin/sh
# The main job, on our own samples: see a scheme, turn it into the other form, see what would be lost.
set -eu
tool=$1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
run() {
  echo
  echo "\$ tilescheme $*"
  "$tool" "$@" 2>&1
}
run show Samples/national-grid-nz
run convert Samples/national-grid-nz "$out/ready" --to ready-to-serve
run convert "$out/ready" "$out/legacy" --to legacy
echo
echo "The demo worked. The command is $tool"
