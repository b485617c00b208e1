"""Serves two caches with `tilescheme serve`, lets other programs read them, and prints as JSON what these found.

    serve_clients.py TILESCHEME FOLDER

The tiles are those of Tests/MapPageTests/map_server.py: each draws one circle of fixed map coordinates, so a program that
places a tile wrongly does not find the circle.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

import circle_caches
from circle_caches import CACHES, circle, window
from PIL import Image

TOOL, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])


def with_rasterio(name, address):
    """The newer GDAL in rasterio's wheel; nothing if it is not installed."""
    try:
        import rasterio
        from rasterio.windows import from_bounds
    except ImportError:
        return None
    os.environ["GDAL_DEFAULT_WMS_CACHE_PATH"] = str(FOLDER / "rasterio-cache")
    grid = CACHES[name]
    with rasterio.open(f"WMTS:{address}/wmts/{name}/1.0.0/WMTSCapabilities.xml,layer={name}") as source:
        part = from_bounds(*window(grid), source.transform)
        bands = source.read([1, 2, 3], window=part, out_shape=(3, 700, 700))
    picture = Image.fromarray(bands.transpose(1, 2, 0))
    return {"circle": circle(grid, picture, window(grid))}


def with_owslib(address):
    from owslib.wmts import WebMapTileService

    service = WebMapTileService(f"{address}/wmts/1.0.0/WMTSCapabilities.xml")
    grid = CACHES["NZ"]
    low, _, first, _ = grid.range(1)
    tile = service.gettile(
        layer="NZ", tilematrixset="NZ", tilematrix="1", row=low, column=first, format="image/png", style="default")
    matrices = {name: len(matrix_set.tilematrix) for name, matrix_set in service.tilematrixsets.items()}
    return {"layers": sorted(service.contents), "matrices": matrices, "isSame": tile.read() == grid.tile(1, low, first)}


def capabilities(address):
    paths = ("/wmts/1.0.0/WMTSCapabilities.xml", "/wmts/NZ?REQUEST=GetCapabilities&SERVICE=WMTS")
    return [urllib.request.urlopen(address + path).read() for path in paths]


def with_gdal(name, address):
    return circle_caches.with_gdal(name, f"{address}/wmts/{name}/1.0.0/WMTSCapabilities.xml", name, FOLDER)


def main():
    folders = [circle_caches.write(TOOL, FOLDER / name, name) for name in ("Web", "NZ")]
    server = subprocess.Popen([TOOL, "serve", *folders, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = f"http://127.0.0.1:{re.search(r':([0-9]+)', server.stdout.readline())[1]}"
        print(json.dumps({
            "gdal": {name: with_gdal(name, address) for name in ("Web", "NZ")},
            "rasterio": {name: with_rasterio(name, address) for name in ("Web", "NZ")},
            "owslib": with_owslib(address), "problems": circle_caches.valid(capabilities(address)),
        }))
    finally:
        server.kill()


main()
