"""Checks every pixel of every tile of a cache against the colours of picture_server.py.

Usage: check_places.py CACHE ORIGIN-X ORIGIN-Y EXTENT LEVELS TILE-SIZE, where EXTENT is xmin,ymin,xmax,ymax and LEVELS is
number:resolution,... Prints the number of tiles, of pixels with content, and of wrong pixels, as JSON.
The tiles are read by read_tiles.py, and pictures with Pillow.
"""
import io
import json
import sys

import numpy
from PIL import Image

sys.dont_write_bytecode = True
from Tests.TestSupport import read_tiles

cache, x0, y0 = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
extent = [float(v) for v in sys.argv[4].split(",")]
levels = {int(k): float(v) for k, v in (pair.split(":") for pair in sys.argv[5].split(","))}
side = int(sys.argv[6])
tiles = content = wrong = 0
places = []
for level, row, column, tile in read_tiles.tiles(cache):
    tiles += 1
    places.append(f"{level}/{row}/{column}")
    pixels = numpy.asarray(Image.open(io.BytesIO(tile)).convert("RGBA")).astype(int)
    assert pixels.shape == (side, side, 4)
    i, j = column * side + numpy.arange(side), row * side + numpy.arange(side)
    x, y = x0 + (i + 0.5) * levels[level], y0 - (j + 0.5) * levels[level]
    inside = ((x >= extent[0]) & (x <= extent[2]))[None, :] & ((y >= extent[1]) & (y <= extent[3]))[:, None]
    expected = numpy.stack(numpy.broadcast_arrays(
        (i % 256)[None, :], (j % 256)[:, None], (i // 256 % 16 * 16)[None, :] + (j // 256 % 16)[:, None], 255), 2)
    expected = numpy.where(inside[:, :, None], expected, 0)
    pixels = numpy.where(pixels[:, :, 3:] == 0, 0, pixels)
    content += int(inside.sum())
    wrong += int((pixels != expected).any(axis=2).sum())
print(json.dumps({"tiles": tiles, "content": content, "wrong": wrong, "places": sorted(places)}))
