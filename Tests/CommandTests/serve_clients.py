"""Serves two caches with `tilescheme serve`, lets other programs read them, and prints as JSON what these found.

    serve_clients.py TILESCHEME FOLDER

The tiles are those of Tests/MapPageTests/map_server.py: each draws one circle of fixed map coordinates, so a program that
places a tile wrongly does not find the circle.
"""
import io
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Tests/MapPageTests"))
import map_server
from PIL import Image

TOOL, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
# The finest levels have thousands of tiles, which would only take time.
LEVELS = {"Web": 6, "NZ": 3}


def write(name):
    """A cache of single files, with its scheme converted from the description of a service."""
    grid, folder = map_server.CACHES[name], FOLDER / name
    folder.mkdir(parents=True)
    left, bottom, right, top = grid.extent
    reference = {"wkid": grid.system["wkid"], "latestWkid": grid.system["latestWkid"]}
    extent = {"xmin": left, "ymin": bottom, "xmax": right, "ymax": top, "spatialReference": reference}
    lods = [{"level": n, "resolution": r, "scale": r * 96 * 39.37} for n, r in enumerate(grid.resolutions)]
    service = {
        "currentVersion": 10.91, "mapName": name, "singleFusedMapCache": True, "spatialReference": reference,
        "tileInfo": {"rows": grid.size, "cols": grid.size, "dpi": 96, "format": "PNG",
                     "origin": {"x": grid.origin[0], "y": grid.origin[1]}, "spatialReference": reference, "lods": lods},
        "fullExtent": extent, "initialExtent": extent,
    }
    source = FOLDER / f"{name}.json"
    source.write_text(json.dumps(service))
    for form in ("conf.xml", "conf.cdi"):
        subprocess.run([TOOL, "convert", source, folder / form, "--to", form], check=True, capture_output=True)
    for level in range(LEVELS[name]):
        low, high, first, last = grid.range(level)
        for row in range(low, high + 1):
            place = folder / f"_alllayers/L{level:02}/R{row:08x}"
            place.mkdir(parents=True)
            for column in range(first, last + 1):
                # A hole in the circle would be counted as a misplaced tile.
                if name == "NZ" and (level, row, column) == grid.hole:
                    continue
                (place / f"C{column:08x}.png").write_bytes(grid.tile(level, row, column))
    return folder


def circle(grid, picture, box):
    """How many of 180 points of the circle have its colour in a picture of an extent."""
    x, y, radius = grid.circle
    left, bottom, right, top = box
    found = 0
    for degrees in range(0, 360, 2):
        column = (x + radius * math.cos(math.radians(degrees)) - left) / (right - left) * picture.width
        row = (top - y - radius * math.sin(math.radians(degrees))) / (top - bottom) * picture.height
        # GDAL resamples from the nearest level, so the line can be a pixel beside.
        near = [picture.getpixel((int(column) + dx, int(row) + dy))[:3] for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        found += any(abs(r - 200) < 60 and g < 120 and b < 120 for r, g, b in near)
    return found


def window(grid):
    """A square around the circle, with a tenth of its radius on each side."""
    x, y, radius = grid.circle
    return x - radius * 1.1, y - radius * 1.1, x + radius * 1.1, y + radius * 1.1


def with_gdal(name, address):
    grid = map_server.CACHES[name]
    place = f"WMTS:{address}/wmts/{name}/1.0.0/WMTSCapabilities.xml,layer={name}"
    environment = {**os.environ, "GDAL_DEFAULT_WMS_CACHE_PATH": str(FOLDER / "gdal-cache")}
    info = subprocess.run(["gdalinfo", "-json", place], check=True, capture_output=True, cwd=FOLDER, env=environment)
    described = json.loads(info.stdout)
    left, bottom, right, top = window(grid)
    target = FOLDER / f"{name}.png"
    command = ["gdal_translate", "-q", "-of", "PNG", "-outsize", "700", "700", "-projwin", left, top, right, bottom]
    subprocess.run([*map(str, command), place, target], check=True, cwd=FOLDER, env=environment)
    transform = described["geoTransform"]
    return {
        "size": described["size"], "origin": [transform[0], transform[3]], "pixel": transform[1],
        "circle": circle(grid, Image.open(target).convert("RGB"), window(grid)),
    }


def with_rasterio(name, address):
    """The newer GDAL in rasterio's wheel; nothing if it is not installed."""
    try:
        import rasterio
        from rasterio.windows import from_bounds
    except ImportError:
        return None
    os.environ["GDAL_DEFAULT_WMS_CACHE_PATH"] = str(FOLDER / "rasterio-cache")
    grid = map_server.CACHES[name]
    with rasterio.open(f"WMTS:{address}/wmts/{name}/1.0.0/WMTSCapabilities.xml,layer={name}") as source:
        part = from_bounds(*window(grid), source.transform)
        bands = source.read([1, 2, 3], window=part, out_shape=(3, 700, 700))
    picture = Image.fromarray(bands.transpose(1, 2, 0))
    return {"circle": circle(grid, picture, window(grid))}


def with_owslib(address):
    from owslib.wmts import WebMapTileService

    service = WebMapTileService(f"{address}/wmts/1.0.0/WMTSCapabilities.xml")
    grid = map_server.CACHES["NZ"]
    low, _, first, _ = grid.range(1)
    tile = service.gettile(
        layer="NZ", tilematrixset="NZ", tilematrix="1", row=low, column=first, format="image/png", style="default")
    matrices = {name: len(matrix_set.tilematrix) for name, matrix_set in service.tilematrixsets.items()}
    return {"layers": sorted(service.contents), "matrices": matrices, "isSame": tile.read() == grid.tile(1, low, first)}


def valid(address):
    """Whether the capabilities are valid by OGC's schemas, which MapProxy's wheel carries."""
    import mapproxy
    from lxml import etree

    schemas = pathlib.Path(mapproxy.__file__).parent / "test/schemas"
    schema = etree.XMLSchema(etree.parse(str(schemas / "wmts/1.0/wmtsGetCapabilities_response.xsd")))
    problems = []
    for path in ("/wmts/1.0.0/WMTSCapabilities.xml", "/wmts/NZ?REQUEST=GetCapabilities&SERVICE=WMTS"):
        text = urllib.request.urlopen(address + path).read()
        # Rows and columns count from 0, although the schema asks for numbers above 0: a known fault of the schema.
        text = re.sub(rb"(<M(?:in|ax)Tile(?:Row|Col)>)0<", rb"\g<1>1<", text)
        if not schema.validate(etree.fromstring(text)):
            problems += [str(entry) for entry in schema.error_log]
    return problems


def main():
    folders = [write(name) for name in ("Web", "NZ")]
    server = subprocess.Popen([TOOL, "serve", *folders, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = f"http://127.0.0.1:{re.search(r':([0-9]+)', server.stdout.readline())[1]}"
        print(json.dumps({
            "gdal": {name: with_gdal(name, address) for name in ("Web", "NZ")},
            "rasterio": {name: with_rasterio(name, address) for name in ("Web", "NZ")},
            "owslib": with_owslib(address), "problems": valid(address),
        }))
    finally:
        server.kill()


main()
