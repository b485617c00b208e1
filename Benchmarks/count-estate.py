#!/usr/bin/env python3
"""The loop that a user would write instead of `tilescheme audit`: levels, tiles and bytes of each cache, and the first
bytes of a tile of each bundle. It finds neither damaged indexes nor grids that do not line up."""
import pathlib
import struct
import sys
import xml.etree.ElementTree as tree

for scheme in sorted(pathlib.Path(sys.argv[1]).rglob("conf.xml")):
    levels = len(tree.parse(scheme).findall(".//LODInfo"))
    tiles = size = 0
    for bundle in scheme.parent.rglob("*.bundle"):
        with bundle.open("rb") as file:
            index = struct.unpack("<16384Q", file.read(131136)[64:])
            stored = [entry for entry in index if entry >> 40]
            tiles += len(stored)
            size += sum(entry >> 40 for entry in stored)
            if stored:
                file.seek(stored[0] & 0xFFFFFFFFFF)
                file.read(4)
    print(scheme.parent, levels, tiles, size, sep=",")
