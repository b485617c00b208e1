"""Writes a PMTiles archive whose leaf directories are a large part of it: 349,525 tiles of zooms 0 to 9.

    leafy_archive.py TILE.jpg RESULT.pmtiles

prints the size of the leaf directories in bytes. 2,000 contents are 8 KB apart, and the tiles have them in a random order, so
that no directory is small. Source: PMTiles Version 3 Specification.
"""
import gzip, random, struct, sys

tile, path = open(sys.argv[1], "rb").read(), sys.argv[2]
assert len(tile) < 5000
noise = random.Random(1)
count, size, spacing = (4**10 - 1) // 3, 4096, 8192
contents = []
for number in range(2000):
    # A comment makes each image another one, and of another size.
    comment = b"%d" % number + bytes(noise.randrange(3000))
    contents.append(tile[:2] + b"\xff\xfe" + struct.pack(">H", 2 + len(comment)) + comment + tile[2:])


def varint(value):
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


def directory(entries):
    columns, last = [varint(len(entries))], 0
    for entry in entries:
        columns.append(varint(entry[0] - last))
        last = entry[0]
    columns += [varint(entry[1]) for entry in entries] + [varint(entry[2]) for entry in entries]
    columns += [varint(entry[3] + 1) for entry in entries]
    return gzip.compress(b"".join(columns), mtime=0)


# The coarse zooms have few contents, near each other.
chosen = [noise.randrange(64 if number < 1365 else len(contents)) for number in range(count)]
leaves, root = [], []
for start in range(0, count, size):
    leaf = directory([
        (number, 1, len(contents[chosen[number]]), spacing * chosen[number])
        for number in range(start, min(start + size, count))
    ])
    root.append((start, 0, len(leaf), sum(map(len, leaves))))
    leaves.append(leaf)
root, metadata = directory(root), gzip.compress(b'{"name": "Leaves"}', mtime=0)
leaf_size, data_size = sum(map(len, leaves)), spacing * len(contents)
offset = 127 + len(root)
header = b"PMTiles\x03" + struct.pack(
    "<11Q", 127, len(root), offset, len(metadata), offset + len(metadata), leaf_size,
    offset + len(metadata) + leaf_size, data_size, count, count, len(set(chosen)))
header += struct.pack("<6B4iB2i", 0, 2, 1, 3, 0, 9, -1800000000, -850511288, 1800000000, 850511288, 0, 0, 0)
assert len(header) == 127, len(header)
with open(path, "wb") as file:
    file.write(header + root + metadata + b"".join(leaves))
    for content in contents:
        file.write(content.ljust(spacing, b"\0"))
print(leaf_size)
