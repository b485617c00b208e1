#!/bin/sh
# Writes Documentation/rules/ from the rules themselves.
set -eu
cd "$(dirname "$0")/.."
tool=$1
rm -rf Documentation/rules
mkdir -p Documentation/rules
for rule in $("$tool" explain | cut -d ' ' -f 1); do "$tool" explain "$rule" > "Documentation/rules/$rule.md"; done
"$tool" explain --index > Documentation/rules/README.md
