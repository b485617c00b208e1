#!/bin/sh
# Builds the documentation of the library in .build/docs: one archive with the pages of all modules, for any web server.
# Warnings are errors.
set -eu
cd "$(dirname "$0")/.."

Scripts/insert-examples.sh
# docc is on PATH, in Xcode, or next to the swift of the toolchain, which may be a link.
beside=$(dirname "$(readlink -f "$(command -v swift)")")/docc
docc=${DOCC_EXEC:-$(command -v docc || xcrun --find docc 2>/dev/null || echo "$beside")}
if ! [ -x "$docc" ]; then
  echo "make docs: docc was not found at $docc; it is part of the Swift toolchain; set DOCC_EXEC if it is elsewhere" >&2
  exit 1
fi

# All modules in the list of Package.swift, so that a new module is not forgotten here.
targets=$(sed -n '/^let library/,/^]/p' Package.swift | grep -o '"[A-Za-z]*"' | sed 's/"\(.*\)"/--target \1/')

rm -rf .build/docs
export DOCC_EXEC="$docc" TILESCHEME_DOCS=1
# shellcheck disable=SC2086
swift package --allow-writing-to-directory .build/docs generate-documentation $targets --target TileSchemeKit \
  ${DOCC_BASE:+--transform-for-static-hosting --hosting-base-path "$DOCC_BASE"} --enable-experimental-combined-documentation --warnings-as-errors --output-path .build/docs
