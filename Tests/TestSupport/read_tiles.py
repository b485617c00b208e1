"""Prints the tiles of a cache or package as JSON: "level/row/column" and the SHA-256 of the bytes.

Written only from the specifications of the formats, so that it cannot share a mistake with the tested code.
"""
import hashlib
import json
import os
import re
import sqlite3
import struct
import sys
import zipfile


def compact_v2(bundle):
    for place in range(16384):
        (entry,) = struct.unpack_from("<Q", bundle, 64 + 8 * place)
        offset, size = entry & ((1 << 40) - 1), entry >> 40
        if size:
            assert struct.unpack_from("<I", bundle, offset - 4)[0] == size
            yield place, bundle[offset:offset + size]


def compact_v1(bundle, index):
    for place in range(16384):
        offset = int.from_bytes(index[16 + 5 * place:21 + 5 * place], "little")
        (size,) = struct.unpack_from("<I", bundle, offset) if offset else (0,)
        if size:
            yield (place % 128) * 128 + place // 128, bundle[offset + 4:offset + 4 + size]


def files(path):
    if os.path.isdir(path):
        for folder, _, names in os.walk(path):
            for name in names:
                full = os.path.join(folder, name)
                with open(full, "rb") as file:
                    yield os.path.relpath(full, path), file.read()
    else:
        package = zipfile.ZipFile(path)
        for name in package.namelist():
            yield name, package.read(name)


def database(path):
    """MBTiles: rows from the south."""
    connection = sqlite3.connect(path)
    for zoom, column, row, tile in connection.execute("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles"):
        yield zoom, 2**zoom - 1 - row, column, tile


def tiles(path):
    if path.endswith(".mbtiles"):
        yield from database(path)
        return
    found = dict(files(path))
    for name, data in found.items():
        match = re.search(r"L(\d+)/R([0-9a-f]{4,})C([0-9a-f]{4,})\.bundle$", name)
        if match:
            level, row, column = int(match[1]), int(match[2], 16), int(match[3], 16)
            index = found.get(name[:-6] + "bundlx")
            for place, tile in compact_v1(data, index) if index else compact_v2(data):
                yield level, row + place // 128, column + place % 128, tile
        match = re.search(r"L(\d+)/R([0-9a-f]{8})/C([0-9a-f]{8})\.(png|jpg)$", name)
        if match:
            yield int(match[1]), int(match[2], 16), int(match[3], 16), data


# Other checks import `tiles`.
if __name__ == "__main__":
    print(json.dumps({f"{l}/{r}/{c}": hashlib.sha256(t).hexdigest() for l, r, c, t in tiles(sys.argv[1])}))
