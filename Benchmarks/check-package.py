#!/usr/bin/env python3
"""Compares every tile of a .tpkx with the Compact V2 cache that it was made of, by Python's own zipfile.

    check-package.py CACHE PACKAGE
"""
import os
import re
import struct
import sys
import zipfile

cache, path = sys.argv[1:]


def tiles(bundle):
    for place in range(16384):
        (entry,) = struct.unpack_from("<Q", bundle, 64 + 8 * place)
        offset, size = entry & ((1 << 40) - 1), entry >> 40
        if size:
            yield place, memoryview(bundle)[offset:offset + size]


count = 0
with zipfile.ZipFile(path) as package:
    names = [name for name in package.namelist() if name.endswith(".bundle")]
    bundles = [os.path.join(folder, file) for folder, _, files in os.walk(cache) for file in files if file[0] == "R"]
    assert len(names) == len(bundles), (len(names), len(bundles))
    for name in names:
        assert package.getinfo(name).compress_type == zipfile.ZIP_STORED
        # The checksum is tested on the way.
        packed = package.read(name)
        with open(os.path.join(cache, "_alllayers", re.sub("^tile/", "", name)), "rb") as file:
            original = file.read()
        for (place, tile), (other, expected) in zip(tiles(packed), tiles(original), strict=True):
            assert place == other and tile == expected, (name, place)
            count += 1
    last = max(info.header_offset for info in package.infolist())
print(f"zipfile: {os.path.getsize(path)} bytes, the last entry at {last}; {count} tiles as they were")
