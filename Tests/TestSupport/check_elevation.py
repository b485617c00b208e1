"""Reads the LERC tiles of a cache with Esri's liblerc, and compares them with a plane.

Usage: check_elevation.py CACHE ORIGIN-X ORIGIN-Y LEVELS TILE-SIZE SYSTEM PLANE INSIDE. LEVELS is number:resolution,...;
SYSTEM is "from to": the heights are those of the plane a*x + b*y + c in coordinates of `to`, PLANE is a,b,c; INSIDE is
xmin,ymin,xmax,ymax in `to`: only samples there are compared, and must have a value.
Prints as JSON: tiles, samples that were compared, the largest error, samples without a value inside, samples with a value,
pairs of edges, pairs that differ, and the first ten bytes of all tiles as a set of texts.
The tiles are read by read_tiles.py.
"""
import ctypes
import json
import struct
import sys

import numpy
import rasterio.warp

sys.dont_write_bytecode = True
from Tests.TestSupport import read_tiles

lerc = ctypes.CDLL("libLerc.so.4")
cache, x0, y0 = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
levels = {int(k): float(v) for k, v in (pair.split(":") for pair in sys.argv[4].split(","))}
side = int(sys.argv[5])
source, target = sys.argv[6].split()
a, b, c = (float(v) for v in sys.argv[7].split(","))
west, south, east, north = (float(v) for v in sys.argv[8].split(","))


def decode(blob):
    info, ranges = (ctypes.c_uint * 11)(), (ctypes.c_double * 3)()
    assert lerc.lerc_getBlobInfo(blob, len(blob), info, ranges, 11, 3) == 0
    columns, rows, bands, kind = info[3], info[4], info[5], info[1]
    assert bands == 1 and kind == 6
    values = numpy.zeros((rows, columns), "float32")
    valid = numpy.zeros((rows, columns), "uint8")
    status = lerc.lerc_decode(
        blob, len(blob), 1, valid.ctypes.data_as(ctypes.c_void_p), 1, columns, rows, 1, 6,
        values.ctypes.data_as(ctypes.c_void_p))
    assert status == 0
    return values, valid != 0


tiles, heads = {}, set()
for level, row, column, blob in read_tiles.tiles(cache):
    heads.add(f"{blob[:6].decode()}{struct.unpack_from('<i', blob, 6)[0]}")
    tiles[level, row, column] = decode(blob)

compared = missing = present = pairs = different = 0
largest = 0.0
for (level, row, column), (values, valid) in tiles.items():
    assert values.shape == (side + 1, side + 1)
    x = x0 + (column * side + numpy.arange(side + 1)) * levels[level]
    y = y0 - (row * side + numpy.arange(side + 1)) * levels[level]
    x, y = (v.ravel() for v in numpy.meshgrid(x, y))
    if source != target: x, y = (numpy.array(v) for v in rasterio.warp.transform(source, target, x, y))
    inside = ((x >= west) & (x <= east) & (y >= south) & (y <= north)).reshape(values.shape)
    expected = (a * x + b * y + c).reshape(values.shape)
    present += int(valid.sum())
    missing += int((inside & ~valid).sum())
    compared += int((inside & valid).sum())
    if (inside & valid).any(): largest = max(largest, float(numpy.abs(values - expected)[inside & valid].max()))
    for other, own, its in [((level, row, column + 1), numpy.s_[:, -1], numpy.s_[:, 0]),
                            ((level, row + 1, column), numpy.s_[-1, :], numpy.s_[0, :])]:
        if other not in tiles: continue
        pairs += 1
        (v, m), (w, n) = (values[own], valid[own]), (tiles[other][0][its], tiles[other][1][its])
        different += int((m != n).any() or (v[m].view("uint32") != w[n].view("uint32")).any())
print(json.dumps({
    "tiles": len(tiles), "compared": compared, "largest": largest, "missing": missing, "present": present,
    "pairs": pairs, "different": different, "heads": sorted(heads)}))
