"""Checks an archive of Tests/TileStoresTests/ManyTilesTests.swift or Benchmarks/Sources/ManyTiles: each tile has the content
of its number, and each content is stored once, but for those that fell out of the table of stored contents.

    many_tiles.py ARCHIVE COUNT POOL ROOT FALLEN
"""
import importlib.util, sys

path, count, pool, root, fallen = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5])
specification = importlib.util.spec_from_file_location("read_tiles", root + "/Tests/TestSupport/read_tiles.py")
reader = importlib.util.module_from_spec(specification)
specification.loader.exec_module(reader)


def content(tile):
    if tile // 4096 % 4 == 0:
        return 0
    return 1 + tile % pool if tile % 3 == 0 else 1000000 + tile


header, entries, data = reader.archive(path)
next_tile, contents = 0, {}
for tile, run, length, offset in entries:
    assert tile == next_tile, (tile, next_tile)
    next_tile += run
    start = header["data"] + offset
    number = int.from_bytes(data[start:start + 8], "little")
    assert all(content(one) == number for one in range(tile, tile + run)), tile
    assert length == 8 + number % 24 and not any(data[start + 8:start + length]), tile
    contents.setdefault(number, set()).add(offset)
assert next_tile == count == header["tiles"], (next_tile, header)
stored = sum(map(len, contents.values()))
assert len(entries) == header["entries"] and stored == header["contents"], (len(entries), stored, header)
assert stored - len(contents) <= fallen, (stored, len(contents), fallen)
assert len(contents) == len({content(tile) for tile in range(count)})
print("right")
