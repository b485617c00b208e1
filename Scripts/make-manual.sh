#!/bin/sh
# Writes Documentation/tilescheme.1 from the help of the commands and the sections of Scripts/manual-sections.mdoc.
set -eu
cd "$(dirname "$0")/.."
# shellcheck disable=SC2086
swift package ${TEST_BUILD-} --allow-writing-to-package-directory generate-manual --output-directory Documentation
Scripts/clean-manual.sh Documentation/tilescheme.1 >Documentation/tilescheme.1.new
mv Documentation/tilescheme.1.new Documentation/tilescheme.1
