#!/usr/bin/env python3
"""Writes Samples/raster/lantern-bay.tif: a picture of an island that does not exist, from formulas. Needs rasterio."""

import sys

import numpy as np
import rasterio
from rasterio.transform import from_origin

width, height, pixel = 480, 400, 4.0
west, north = 1748000.0, 5427000.0

y, x = np.mgrid[0:height, 0:width].astype(float)
# The height of the land above the sea: two hills on a slope, and a bay that cuts into them.
land = (
    1.25 * np.exp(-(((x - 170) / 120) ** 2 + ((y - 220) / 110) ** 2))
    + 0.9 * np.exp(-(((x - 330) / 90) ** 2 + ((y - 150) / 80) ** 2))
    + 0.05 * np.sin(x / 19) * np.cos(y / 23)
    - 0.8 * np.exp(-(((x - 265) / 45) ** 2 + ((y - 290) / 90) ** 2))
    - 0.35
)
slope_y, slope_x = np.gradient(land)
light = 1 + 14 * (slope_x - slope_y)
sea = np.stack([40 + 60 * np.exp(land * 6), 105 + 70 * np.exp(land * 6), 165 + 40 * np.exp(land * 6)])
green = np.stack([96 + 110 * land, 140 + 50 * land, 84 + 60 * land]) * light
beach = np.stack([np.full_like(x, 226), np.full_like(x, 212), np.full_like(x, 168)])
picture = np.where(land < 0, sea, np.where(land < 0.03, beach, green))
# Streets.
for offset in (40, 110, 180):
    near = np.abs(y - 220 - 0.3 * (x - 170) + offset - 110) < 1.1
    picture = np.where(near & (land > 0.05), 245, picture)

with rasterio.open(
    sys.argv[1] if len(sys.argv) > 1 else "Samples/raster/lantern-bay.tif",
    "w", driver="GTiff", width=width, height=height, count=3, dtype="uint8", crs="EPSG:2193",
    transform=from_origin(west, north, pixel, pixel), compress="deflate", predictor=2, zlevel=9, tiled=True,
    blockxsize=256, blockysize=256,
) as out:
    out.write(np.clip(picture, 0, 255).astype("uint8"))
