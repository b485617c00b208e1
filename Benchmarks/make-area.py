#!/usr/bin/env python3
"""Prints a ragged polygon in Web Mercator, the same each time: make-area.py POINTS"""
import json
import math
import random
import sys

points = int(sys.argv[1])
random.seed(3)
ring = []
for number in range(points):
    angle = 2 * math.pi * number / points
    radius = 600_000 * (0.7 + 0.3 * random.random())
    ring.append([950_000 + radius * math.cos(angle), 6_000_000 + radius * math.sin(angle)])
ring.append(ring[0])
crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
print(json.dumps({"type": "Polygon", "crs": crs, "coordinates": [ring]}))
