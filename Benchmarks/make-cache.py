#!/usr/bin/env python3
"""Writes a cache of Web Mercator for measuring: always the same one, about 200,000 tiles and 1.3 GB.

    make-cache.py DIRECTORY [--storage v1|v2] [--side TILES] [--padding BYTES]

The images are real PNGs: 400 of them, from 300 bytes to 20 KB, each made different for each
tile by a chunk of text with its place.
"""
import argparse
import os
import random
import struct
import zlib

parser = argparse.ArgumentParser()
parser.add_argument("directory")
parser.add_argument("--storage", choices=["v1", "v2"], default="v2")
parser.add_argument("--padding", type=int, default=0, help="bytes by which each tile is larger")
parser.add_argument("--side", type=int, default=384, help="tiles across the finest level, 10")
options = parser.parse_args()


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def image(number):
    """The parts of a PNG8 before and after the place of a text chunk."""
    noise = random.Random(number)
    colors = 2 + noise.randrange(30)
    rough = noise.random() ** 0.6
    rows = bytearray()
    line = bytes(256)
    for _ in range(256):
        if noise.random() < rough:
            line = bytes(noise.choices(range(colors), k=256)) if noise.random() < 0.25 else line[7:] + line[:7]
        rows += b"\0" + line
    palette = bytes(noise.randrange(256) for _ in range(3 * colors))
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 256, 256, 8, 3, 0, 0, 0)) + chunk(b"PLTE", palette)
    return head, chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + chunk(b"IEND", b"")


padding = chunk(b"paDd", bytes(options.padding)) if options.padding else b""
images = [image(number) for number in range(400)]


def tile(level, row, column):
    head, tail = images[(level * 7919 + row * 104729 + column * 1299709) % len(images)]
    return head + chunk(b"tEXt", b"Comment\0%d/%d/%d" % (level, row, column)) + padding + tail


def bundle(folder, level, row0, column0, rows, columns):
    parts, sizes, offsets = [], {}, {}
    place = 65596 if options.storage == "v1" else 131136
    largest = 131092
    for row in range(row0, min(row0 + 128, rows)):
        for column in range(column0, min(column0 + 128, columns)):
            data = tile(level, row, column)
            position = (row - row0) * 128 + column - column0
            offsets[position], sizes[position] = place, len(data)
            largest = max(largest, len(data))
            parts += [struct.pack("<I", len(data)), data]
            place += 4 + len(data)
    name = os.path.join(folder, "R%04xC%04x" % (row0, column0))
    with open(name + ".bundle", "wb") as file:
        if options.storage == "v2":
            file.write(struct.pack("<4I3Q6I", 3, 0, largest, 5, 0, place, 40, 131092, 3, 0, 16384, 5, 131072))
            file.write(b"".join(
                struct.pack("<Q", (offsets[p] + 4) | sizes[p] << 40 if p in sizes else 4) for p in range(16384)))
        else:
            file.write(struct.pack("<4I3Q5I", 3, 16384, largest, 5, 4 * len(sizes), place, 40, 16, row0, row0 + 127,
                                   column0, column0 + 127))
            file.write(bytes(65536))
        file.write(b"".join(parts))
    if options.storage == "v1":
        with open(name + ".bundlx", "wb") as file:
            file.write(struct.pack("<4I", 3, 16, 16384, 5))
            for index in range(16384):
                position = index % 128 * 128 + index // 128
                file.write(offsets.get(position, 60 + 4 * index).to_bytes(5, "little"))
            file.write(struct.pack("<4I", 0, 16, 16, 0))


XSI = ("xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xs='http://www.w3.org/2001/XMLSchema' "
       "xmlns:typens='http://www.esri.com/schemas/ArcGIS/10.3'")
WKT = ("PROJCS[&quot;WGS_1984_Web_Mercator_Auxiliary_Sphere&quot;,GEOGCS[&quot;GCS_WGS_1984&quot;,DATUM[&quot;D_WGS_1984"
       "&quot;,SPHEROID[&quot;WGS_1984&quot;,6378137.0,298.257223563]],PRIMEM[&quot;Greenwich&quot;,0.0],UNIT[&quot;Degree"
       "&quot;,0.0174532925199433]],PROJECTION[&quot;Mercator_Auxiliary_Sphere&quot;],PARAMETER[&quot;False_Easting&quot;,"
       "0.0],PARAMETER[&quot;False_Northing&quot;,0.0],PARAMETER[&quot;Central_Meridian&quot;,0.0],PARAMETER[&quot;"
       "Standard_Parallel_1&quot;,0.0],PARAMETER[&quot;Auxiliary_Sphere_Type&quot;,0.0],UNIT[&quot;Meter&quot;,1.0],"
       "AUTHORITY[&quot;EPSG&quot;,3857]]")
SYSTEM = ("<SpatialReference xsi:type='typens:ProjectedCoordinateSystem'><WKT>%s</WKT><WKID>102100</WKID>"
          "<LatestWKID>3857</LatestWKID></SpatialReference>" % WKT)
levels = "".join(
    "<LODInfo xsi:type='typens:LODInfo'><LevelID>%d</LevelID><Scale>%.17g</Scale><Resolution>%.17g</Resolution></LODInfo>"
    % (z, 591657527.591555 / 2**z, 156543.03392800014 / 2**z) for z in range(11))
os.makedirs(options.directory, exist_ok=True)
with open(os.path.join(options.directory, "conf.xml"), "w") as file:
    file.write(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><CacheInfo xsi:type='typens:CacheInfo' %s><TileCacheInfo "
        "xsi:type='typens:TileCacheInfo'>%s<TileOrigin xsi:type='typens:PointN'><X>-20037508.342787001</X>"
        "<Y>20037508.342787001</Y></TileOrigin><TileCols>256</TileCols><TileRows>256</TileRows><DPI>96</DPI>"
        "<PreciseDPI>96</PreciseDPI><LODInfos xsi:type='typens:ArrayOfLODInfo'>%s</LODInfos></TileCacheInfo>"
        "<TileImageInfo xsi:type='typens:TileImageInfo'><CacheTileFormat>PNG8</CacheTileFormat><CompressionQuality>0"
        "</CompressionQuality><Antialiasing>false</Antialiasing></TileImageInfo><CacheStorageInfo "
        "xsi:type='typens:CacheStorageInfo'><StorageFormat>esriMapCacheStorageModeCompact%s</StorageFormat>"
        "<PacketSize>128</PacketSize></CacheStorageInfo></CacheInfo>"
        % (XSI, SYSTEM, levels, "V2" if options.storage == "v2" else ""))
span = 40075016.685574 / 1024 * options.side
with open(os.path.join(options.directory, "conf.cdi"), "w") as file:
    file.write(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnvelopeN xsi:type='typens:EnvelopeN' %s><XMin>-20037508</XMin>"
        "<YMin>%.17g</YMin><XMax>%.17g</XMax><YMax>20037508</YMax>%s</EnvelopeN>"
        % (XSI, 20037508 - span + 2, -20037508 + span - 2, SYSTEM))
for level in range(11):
    side = max(1, -(-options.side // 2 ** (10 - level)))
    folder = os.path.join(options.directory, "_alllayers", "L%02d" % level)
    os.makedirs(folder, exist_ok=True)
    for row0 in range(0, side, 128):
        for column0 in range(0, side, 128):
            bundle(folder, level, row0, column0, side, side)
