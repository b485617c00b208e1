#!/bin/sh
# Makes everything that a release consists of, in DIRECTORY (.build/dist by default).
#
#   Scripts/make-release.sh [--version VERSION] [--tool TILESCHEME] [DIRECTORY]
#
# With --version, the project gets this version and the changelog a section for it; the changes are to be committed. With
# --tool, a command that was built before is packed. Nothing is published and nothing is tagged.
set -eu
cd "$(dirname "$0")/.."
version=
tool=
while [ $# -gt 0 ]; do
  case $1 in
  --version) version=$2; shift 2 ;;
  --tool) tool=$2; shift 2 ;;
  -*) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  *) break ;;
  esac
done
directory=${1:-.build/dist}

if [ -n "$version" ]; then
  python3 Packaging/set_version.py "$version" "$(date --utc +%F)"
fi
if [ -z "$tool" ]; then
  make --no-print-directory release
  tool=.build/release/tilescheme
fi
version=$("$tool" --version)
Scripts/check-release.sh "$tool"
Scripts/check-release.sh "$(dirname "$tool")/tilescheme-serve"

rm -rf "$directory"
mkdir -p "$directory"
wheel=$(python3 Packaging/wheel.py "$tool" "$directory")
echo "$wheel"
python3 Packaging/tarball.py "$tool" "$directory"
if command -v dpkg-deb >/dev/null; then python3 Packaging/deb.py "$tool" "$directory"; fi

mkdir "$directory/pre-commit"
for file in README.md pyproject.toml .pre-commit-hooks.yaml; do
  sed "s/@VERSION@/$version/" "Packaging/pre-commit/$file" >"$directory/pre-commit/$file"
done

# The notes are the section of the changelog.
python3 - "$version" >"$directory/NOTES.md" <<'END'
import sys
sys.path.insert(0, "Packaging")
from set_version import notes
text = open("CHANGELOG.md", encoding="utf-8").read()
print(notes(text, sys.argv[1]) or notes(text, "Unreleased"))
END

python3 Packaging/test_wheel.py "$wheel"
echo "the release $version is in $directory; the tag is v$version"
