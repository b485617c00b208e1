#!/usr/bin/env python3
"""Writes the seed inputs for fuzzing a reader of stored tiles or areas: make-seeds.py TARGET DIRECTORY"""
import glob
import io
import struct
import sys
import zipfile

target, directory = sys.argv[1:]
images = [open(path, "rb").read() for path in sorted(glob.glob("Samples/tiles/*"))]


def bundle():
    entries, content = [4] * 16384, b""
    for place, image in enumerate(images):
        entries[place * 129] = (131136 + len(content) + 4) | len(image) << 40
        content += struct.pack("<I", len(image)) + image
    header = struct.pack("<4I3Q6I", 3, 0, 131092, 5, 0, 131136 + len(content), 40, 131092, 3, 0, 16384, 5, 131072)
    return header + struct.pack("<16384Q", *entries) + content


def bundlx():
    offsets = [60 + 4 * place for place in range(16384)]
    offsets[5], offsets[700] = 65596, 65700
    return (struct.pack("<4I", 3, 16, 16384, 5) + b"".join(o.to_bytes(5, "little") for o in offsets)
            + struct.pack("<4I", 0, 16, 16, 0))


def package(method):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr("root.json", "{}" * 50)
        archive.writestr("tile/L00/R0000C0000.bundle", images[0])
    return data.getvalue()


RING = "[[7.1,46.2],[9.4,46.3],[8.8,47.9],[7.1,46.2]]"
AREAS = [
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[%s]}}]}' % RING,
    '{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":%s},{"type":"Point","coordinates":[0,0]}]}' % RING,
    '{"type":"MultiPolygon","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"coordinates":[[%s]]}' % RING,
]

# The record of a build: a head, and a line for each bundle.
RECORD = """{"tilescheme":"build","version":1,"base":null,"unfinished":{"mode":"RECREATE_ALL_TILES","selection":"levels 3",\
"identity":{"rasters":[{"path":"/a.tif","bytes":53782,"modified":"1795747829.5","description":"480\u00d7400","files":"3u"}],\
"options":{"resampling":"bilinear"},"optionsOfNew":{"effort":"fast"}}}}
{"resolution":4.77731426794937,"row":128,"column":256,"empty":[0,128,200,7],"index":"1z","unfinished":true}
{"resolution":9.55462853563415,"row":0,"column":0,"empty":[16383,1]}
"""

# The target, then headers by their letters.
REQUESTS = [
    "/arcgis/rest/services/exploded-9.3/MapServer?f=pjson&callback=a.b\nhlocalhost:8080\nshttp://localhost\nagzip",
    "/arcgis/rest/services/exploded-9.3/MapServer/tile/0/0/0\nn\"1a2b\"",
    "/arcgis/rest/services/exploded-9.3/MapServer/tilemap/0/0/0/32/32",
    "/wmts?SERVICE=WMTS&REQUEST=GetTile&LAYER=exploded-9.3&TILEMATRIX=0&TILEROW=0&TILECOL=0\nohttp://a",
    "/wmts/exploded-9.3/1.0.0/WMTSCapabilities.xml\nscross-site", "/xyz/exploded-9.3/0/0/0.png", "/xyz/exploded-9.3.json",
    "/caches/exploded-9.3/tile-info/0/0/0.json", "/caches/exploded-9.3/presence/0.json", "/caches.json", "/assets/map.js",
]

STRETCHES = ["0,4095", "0,4095,0,3000,10,2000.5", "minmax", "percent:2", "NONE", "-1e3,+1e3"]
LISTS = ["a.tif\nb/c d.tif\r\n\n/\u00fcber.jp2\n".encode(), "\ufeffa.tif\nb.tif".encode("utf-16-le"), b"\xef\xbb\xbfa.tif\r"]

seeds = {"image": images, "bundle": [bundle()], "bundlx": [bundlx()],
         "server": [request.encode() for request in REQUESTS],
         "record": [RECORD.encode()],
         "stretch": [text.encode() for text in STRETCHES], "source-list": LISTS,
         "area": [area.encode() for area in AREAS],
         "zip": [package(zipfile.ZIP_STORED), package(zipfile.ZIP_DEFLATED)]}[target]
for number, seed in enumerate(seeds):
    with open(f"{directory}/seed-{number}", "wb") as file:
        file.write(seed)
