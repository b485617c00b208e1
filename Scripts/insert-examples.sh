#!/bin/sh
# Copies the programs of Examples/ into the articles. A comment with the path of the program is before each block of
# code. A test fails if an article and its program differ.
set -eu
cd "$(dirname "$0")/.."
for article in Sources/TileSchemeKit/TileSchemeKit.docc/*.md; do
  awk '
    /^<!-- Examples\/.* -->$/ { program = $2 }
    program != "" && /^```swift$/ {
      print
      while ((result = (getline line < program)) > 0) print line
      if (result < 0) { print "missing: " program > "/dev/stderr"; exit 1 }
      close(program); program = ""; inside = 1; next
    }
    inside && /^```$/ { inside = 0 }
    !inside' "$article" > "$article.new"
  if cmp -s "$article" "$article.new"; then rm "$article.new"; else mv "$article.new" "$article"; fi
done
