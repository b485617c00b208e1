#!/bin/sh
# Writes Documentation/tilescheme.1 from the commands' own help.
set -eu
cd "$(dirname "$0")/.."
swift package --allow-writing-to-package-directory generate-manual --output-directory Documentation
# The date of the build says nothing of the manual; the same commands give the same page.
sed -i.bak 's/^\.Dd .*/.Dd 2026/' Documentation/tilescheme.1
rm Documentation/tilescheme.1.bak
