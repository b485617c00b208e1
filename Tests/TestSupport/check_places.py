"""Checks every pixel of every tile of a cache against the colours of picture_server.py.

Usage: check_places.py CACHE ORIGIN-X ORIGIN-Y EXTENT LEVELS TILE-SIZE, where EXTENT is xmin,ymin,xmax,ymax and LEVELS is
number:resolution,... Prints the number of tiles, of pixels with content, and of wrong pixels, as JSON.
Reads Compact V2 from its specification, and pictures with Pillow.
"""
import io
import json
import os
import re
import struct
import sys

import numpy
from PIL import Image

cache, x0, y0 = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
extent = [float(v) for v in sys.argv[4].split(",")]
levels = {int(k): float(v) for k, v in (pair.split(":") for pair in sys.argv[5].split(","))}
side = int(sys.argv[6])
tiles = content = wrong = 0
places = []
for folder, _, names in os.walk(cache):
    for name in names:
        match = re.search(r"L(\d+)/R([0-9a-f]+)C([0-9a-f]+)\.bundle$", os.path.join(folder, name))
        if not match: continue
        level, first_row, first_column = int(match[1]), int(match[2], 16), int(match[3], 16)
        with open(os.path.join(folder, name), "rb") as file: bundle = file.read()
        for place in range(16384):
            (entry,) = struct.unpack_from("<Q", bundle, 64 + 8 * place)
            offset, size = entry & ((1 << 40) - 1), entry >> 40
            if not size: continue
            row, column = first_row + place // 128, first_column + place % 128
            tiles += 1
            places.append(f"{level}/{row}/{column}")
            pixels = numpy.asarray(Image.open(io.BytesIO(bundle[offset:offset + size])).convert("RGBA")).astype(int)
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
