#!/bin/sh
# Builds the documentation of the library into .build/docs: one archive with the pages of all modules, for any web server.
# A warning is an error.
set -eu
cd "$(dirname "$0")/.."

Scripts/insert-examples.sh
# On PATH, or beside the swift of the toolchain, which may be a link; Xcode tells where its own is.
beside=$(dirname "$(readlink -f "$(command -v swift)")")/docc
docc=${DOCC_EXEC:-$(command -v docc || xcrun --find docc 2>/dev/null || echo "$beside")}
if ! [ -x "$docc" ]; then
  echo "make docs: there is no docc at $docc; it belongs to the Swift toolchain, and DOCC_EXEC may name it" >&2
  exit 1
fi

# All modules, as Package.swift lists them.
targets=$(sed -n '/^let library/,/^]/p' Package.swift | grep -o '"[A-Za-z]*"' | sed 's/"\(.*\)"/--target \1/')

rm -rf .build/docs
export DOCC_EXEC="$docc" TILESCHEME_DOCS=1
# shellcheck disable=SC2086
swift package --allow-writing-to-directory .build/docs generate-documentation $targets --target TileSchemeKit \
  --enable-experimental-combined-documentation --warnings-as-errors --output-path .build/docs
