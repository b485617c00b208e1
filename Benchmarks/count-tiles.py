#!/usr/bin/env python3
"""Counts the tiles of ArcGIS Online whose inside meets that of a polygon, with shapely: count-tiles.py FILE LEVEL"""
import json
import math
import sys

import shapely

path, level = sys.argv[1], int(sys.argv[2])
polygon = shapely.Polygon(json.load(open(path))["coordinates"][0])
shapely.prepare(polygon)
origin, span = 20037508.342787, 156543.033928 * 256 / 2**level
west, south, east, north = polygon.bounds
columns = range(math.floor((west + origin) / span), math.ceil((east + origin) / span))
rows = range(math.floor((origin - north) / span), math.ceil((origin - south) / span))
boxes = [shapely.box(c * span - origin, origin - (r + 1) * span, (c + 1) * span - origin, origin - r * span)
         for r in rows for c in columns]
touching = shapely.intersects(polygon, boxes) & ~shapely.touches(polygon, boxes)
print(int(touching.sum()))
