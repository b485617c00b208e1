#!/bin/sh
# Gets OpenLayers for the map page: two files and their licence, in DIRECTORY (.build/share/tilescheme/map by default).
#
#   Scripts/map-library.sh [DIRECTORY]     nothing happens if they are there already
#
# The files are in the wheel of MapProxy, which carries OpenLayers 10.9.0 as its makers built it. So no network other than
# that of pip is needed. The wheel and both files must have the hashes below; nothing of MapProxy itself is kept.
set -eu
directory=${1:-.build/share/tilescheme/map}
wheel='MapProxy==7.0.0 --hash=sha256:319026e1a2d4ad4b6ad150fc2db474a9acf312a20bb71634029147d730cc1fdb'
place=mapproxy/service/templates/demo/static

# Prints "ok" if a directory has both files with their hashes.
check() {
  python3 - "$1" <<'END'
import hashlib, pathlib, sys
expected = {
    "ol.js": "c30af874edbd468011a883cbbdb51e8e986f17b440811392cd5aa375077427c7",
    "ol.css": "8f7b4ed8237798d1f4b06d1456558b768fa5cf13dc46202ac8a371319e1a4714",
}
for name, digest in expected.items():
    file = pathlib.Path(sys.argv[1], name)
    if not file.is_file():
        sys.exit(f"{file} is missing")
    if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
        sys.exit(f"{file} is not the OpenLayers 10.9.0 that this script expects")
END
}

[ -f "$directory/OpenLayers-LICENSE.txt" ] && check "$directory" 2>/dev/null && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "$wheel" >"$work/requirements.txt"
if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
  --dest "$work" --requirement "$work/requirements.txt" >"$work/log" 2>&1; then
  tail -n 5 "$work/log" >&2
  echo "OpenLayers could not be downloaded with pip: the map page will say that it is missing" >&2
  exit 1
fi
python3 - "$work" "$place" <<'END'
import pathlib, sys, zipfile
work = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(next(work.glob("*.whl"))) as wheel:
    for name in ("ol.js", "ol.css"):
        (work / name).write_bytes(wheel.read(f"{sys.argv[2]}/{name}"))
END
check "$work"

# The wheel has no copy of the licence, which must go with the files.
cat >"$work/OpenLayers-LICENSE.txt" <<'END'
BSD 2-Clause License

Copyright 2005-present, OpenLayers Contributors
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this
   list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice,
   this list of conditions and the following disclaimer in the documentation
   and/or other materials provided with the distribution.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR
ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
END
mkdir -p "$directory"
# The licence comes last: with it the files are complete.
for name in ol.js ol.css OpenLayers-LICENSE.txt; do
  cp "$work/$name" "$directory/.$name.new"
  mv "$directory/.$name.new" "$directory/$name"
done
echo "OpenLayers 10.9.0 is in $directory"
