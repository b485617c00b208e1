#!/bin/sh
# Writes Documentation/rules/ from the rules themselves. Reference pages in them become links.
set -eu
cd "$(dirname "$0")/.."
tool=$1
rm -rf Documentation/rules
mkdir -p Documentation/rules
link() { sed -E 's,`Reference/([a-z0-9-]+\.md#[a-z0-9-]+)`,[\1](../Reference/\1),g'; }
for rule in $("$tool" explain | cut -d ' ' -f 1); do "$tool" explain "$rule" | link > "Documentation/rules/$rule.md"; done
"$tool" explain --index | link > Documentation/rules/README.md
