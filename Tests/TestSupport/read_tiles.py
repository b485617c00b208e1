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
import zlib


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


def directory(data):
    """A directory of PMTiles 3: (tile, run, length, offset), without compression."""
    position = 0

    def number():
        nonlocal position
        value = shift = 0
        while True:
            byte = data[position]
            position += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    count, tile, ids, offsets = number(), 0, [], []
    for _ in range(count):
        tile += number()
        ids.append(tile)
    runs, lengths = [number() for _ in range(count)], [number() for _ in range(count)]
    for place in range(count):
        value = number()
        offsets.append(value - 1 if value else offsets[-1] + lengths[place - 1])
    assert position == len(data)
    return list(zip(ids, runs, lengths, offsets))


def place(tile):
    """Zoom, row and column of a tile of PMTiles, along the Hilbert curve."""
    zoom = 0
    while tile >= 4**zoom:
        tile -= 4**zoom
        zoom += 1
    x = y = 0
    for bit in range(zoom):
        right = tile >> 1 & 1
        lower = (tile ^ right) & 1
        if not lower:
            if right:
                x, y = (1 << bit) - 1 - x, (1 << bit) - 1 - y
            x, y = y, x
        x, y = x + (right << bit), y + (lower << bit)
        tile >>= 2
    return zoom, y, x


def archive(path):
    """PMTiles 3: the header as numbers, the root directory, all entries of tiles, and the file."""
    data = open(path, "rb").read()
    assert data[:8] == b"PMTiles\3"
    names = "root rootLength metadata metadataLength leaves leavesLength data dataLength tiles entries contents".split()
    header = dict(zip(names, struct.unpack_from("<11Q", data, 8)))
    names = "clustered internal compression type minZoom maxZoom west south east north centerZoom x y".split()
    header.update(zip(names, struct.unpack_from("<6B4iB2i", data, 96)))

    def entries(start, length):
        part = data[start:start + length]
        assert len(part) == length
        for entry in directory(zlib.decompress(part, 31) if header["internal"] == 2 else part):
            if entry[1]:
                yield entry
            else:
                yield from entries(header["leaves"] + entry[3], entry[2])

    return header, list(entries(header["root"], header["rootLength"])), data


def archive_tiles(path):
    header, entries, data = archive(path)
    for tile, run, length, offset in entries:
        for number in range(tile, tile + run):
            yield *place(number), data[header["data"] + offset:header["data"] + offset + length]


def tiles(path):
    if path.endswith(".gpkg"):
        connection = sqlite3.connect(path)
        ((table,),) = connection.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'tiles'")
        yield from connection.execute(f'SELECT zoom_level, tile_row, tile_column, tile_data FROM "{table}"')
        return
    if path.endswith(".pmtiles"):
        yield from archive_tiles(path)
        return
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
