#!/usr/bin/env python3
"""Makes a directory of caches as an organisation has them, the same in every run.

    make-estate.py COUNT TARGET

Each cache has a conf.xml, a conf.cdi and one bundle with sixteen tiles. Most are sound and on the grid of ArcGIS Online.
Of each twenty, one has other level numbers, one is a national grid, one has a damaged bundle, and one a scale that
contradicts its resolution.
"""
import pathlib
import re
import struct
import sys

count, target = int(sys.argv[1]), pathlib.Path(sys.argv[2])
samples = pathlib.Path(__file__).parent.parent / "Samples"
mercator = (samples / "web-mercator-legacy/conf.xml").read_text().replace(">MIXED<", ">JPEG<")
extent = (samples / "web-mercator-legacy/conf.cdi").read_text()
national = (samples / "national-grid-nz/conf.xml").read_text()
national = national.replace("esriMapCacheStorageModeCompact<", "esriMapCacheStorageModeCompactV2<")
national = re.sub(r"<CacheTileFormat>\w+<", "<CacheTileFormat>JPEG<", national)
national = re.sub(r"<CompressionQuality>\d+<", "<CompressionQuality>75<", national)
national_extent = (samples / "national-grid-nz/conf.cdi").read_text()
tile = (samples / "tiles/tile.jpg").read_bytes()


def bundle(row, column):
    """A Compact V2 bundle with the header of ArcGIS, from CompactCacheV2.md: 4 x 4 tiles from a place in the bundle."""
    index = [4] * 16384
    content = b""
    for position in range(16):
        content += struct.pack("<I", len(tile))
        index[128 * (row + position // 4) + column + position % 4] = 131136 + len(content) | len(tile) << 40
        content += tile
    head = struct.pack("<6IQQ6I", 3, 0, 131092, 5, 0, 0, 131136 + len(content), 40, 131092, 3, 0, 16384, 5, 131072)
    return head + struct.pack("<16384Q", *index) + content


# The places are in the extents of the samples.
sound = bundle(502 - 384, 508 - 384)
far = bundle(859 - 768, 340 - 256)
damaged = bytearray(sound)
damaged[131136 + 4] ^= 0xFF
regions = ["north", "south", "east", "west"]
for number in range(count):
    xml, cdi, tiles, level, corner = mercator, extent, sound, 10, "R0180C0180"
    kind = number % 20
    if kind == 3:
        # As a cache that begins at web zoom 8 and counts from 0.
        xml = re.sub(r"<LODInfo [^>]*><LevelID>[0-7]</LevelID>.*?</LODInfo>", "", xml)
        xml = re.sub(r"<LevelID>(\d+)</LevelID>", lambda level: f"<LevelID>{int(level[1]) - 8}</LevelID>", xml)
        level = 2
    elif kind == 7:
        xml, cdi, tiles, level, corner = national, national_extent, far, 5, "R0300C0100"
    elif kind == 11:
        tiles = bytes(damaged)
    elif kind == 15:
        xml = re.sub(r"(<LevelID>4</LevelID><Scale>)[^<]*", r"\g<1>20000000", xml)
    folder = target / regions[(number + number // 20) % 4] / f"service-{number:05}" / "Layers"
    (folder / "_alllayers" / f"L{level:02}").mkdir(parents=True, exist_ok=True)
    (folder / "conf.xml").write_text(xml)
    (folder / "conf.cdi").write_text(cdi)
    (folder / "_alllayers" / f"L{level:02}" / f"{corner}.bundle").write_bytes(tiles)
