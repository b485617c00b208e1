#!/usr/bin/env python3
"""Writes a raster like an aerial image: make-raster.py FILE [FACTOR]. Without overviews, not compressed. Needs rasterio."""

import sys

import numpy as np
import rasterio
from rasterio.transform import from_origin
from rasterio.windows import Window

factor = float(sys.argv[2]) if len(sys.argv) > 2 else 1
width, height = int(13568 * factor) // 256 * 256, int(11520 * factor) // 256 * 256
rng = np.random.default_rng(7)
fields = rng.integers(60, 200, (height // 256 + 1, width // 256 + 1, 3))
with rasterio.open(
    sys.argv[1], "w", driver="GTiff", width=width, height=height, count=3, dtype="uint8", crs="EPSG:32633",
    transform=from_origin(480000, 5400000, 3.2, 3.2), tiled=True, blockxsize=256, blockysize=256, interleave="pixel",
) as out:
    for row in range(0, height, 256):
        y, x = np.mgrid[row : row + 256, 0:width].astype("float32")
        waves = 18 * np.sin(x / 61) * np.cos(y / 47) + 12 * np.sin(x / 7 + y / 11) + 6 * np.cos(x / 2.3 - y / 3.1)
        base = fields[row // 256].repeat(256, 0)[:width]
        for band in range(3):
            picture = base[:, band] + waves + rng.normal(0, 3, (256, width)).astype("float32")
            out.write(np.clip(picture, 0, 255).astype("uint8"), band + 1, window=Window(0, row, width, 256))
