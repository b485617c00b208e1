"""Caches whose tiles draw one circle of fixed map coordinates, and what other programs make of them.

The tiles are those of Tests/MapPageTests/map_server.py. A program that places a tile wrongly does not find the circle.
"""
import json
import math
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Tests/MapPageTests"))
import map_server
from PIL import Image

CACHES = map_server.CACHES
# The finest levels have thousands of tiles, which would only take time.
LEVELS = {"Web": 6, "NZ": 3}


def write(tool, folder, name, faults=False):
    """A cache of single files, with its scheme converted from the description of a service.

    With faults, the cache has the missing and the damaged tile of map_server.py.
    """
    grid = CACHES[name]
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
    source = folder.with_suffix(".json")
    source.write_text(json.dumps(service))
    for form in ("conf.xml", "conf.cdi"):
        subprocess.run([tool, "convert", source, folder / form, "--to", form], check=True, capture_output=True)
    for level in range(LEVELS[name]):
        low, high, first, last = grid.range(level)
        for row in range(low, high + 1):
            place = folder / f"_alllayers/L{level:02}/R{row:08x}"
            place.mkdir(parents=True)
            for column in range(first, last + 1):
                # A hole in the circle would be counted as a misplaced tile.
                if (level, row, column) == grid.hole and (faults or name == "NZ"):
                    continue
                data = grid.bytes(level, row, column) if faults else grid.tile(level, row, column)
                (place / f"C{column:08x}.png").write_bytes(data)
    return folder


def circle(grid, picture, box):
    """How many of 180 points of the circle have its colour in a picture of an extent."""
    x, y, radius = grid.circle
    left, bottom, right, top = box
    found = 0
    for degrees in range(0, 360, 2):
        column = (x + radius * math.cos(math.radians(degrees)) - left) / (right - left) * picture.width
        row = (top - y - radius * math.sin(math.radians(degrees))) / (top - bottom) * picture.height
        # A program resamples from the nearest level, so the line can be a pixel beside.
        near = [picture.getpixel((int(column) + dx, int(row) + dy))[:3] for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        found += any(abs(r - 200) < 60 and g < 120 and b < 120 for r, g, b in near)
    return found


def window(grid):
    """A square around the circle, with a tenth of its radius on each side."""
    x, y, radius = grid.circle
    return x - radius * 1.1, y - radius * 1.1, x + radius * 1.1, y + radius * 1.1


def with_gdal(name, document, layer, folder):
    """What GDAL reads of a WMTS document, and how much of the circle it draws."""
    grid = CACHES[name]
    place = f"WMTS:{document},layer={layer}"
    environment = {**os.environ, "GDAL_DEFAULT_WMS_CACHE_PATH": str(folder / "gdal-cache")}
    info = subprocess.run(["gdalinfo", "-json", place], check=True, capture_output=True, cwd=folder, env=environment)
    described = json.loads(info.stdout)
    left, bottom, right, top = window(grid)
    target = folder / f"{name}.png"
    command = ["gdal_translate", "-q", "-of", "PNG", "-outsize", "700", "700", "-projwin", left, top, right, bottom]
    subprocess.run([*map(str, command), place, target], check=True, cwd=folder, env=environment)
    transform = described["geoTransform"]
    return {
        "size": described["size"], "origin": [transform[0], transform[3]], "pixel": transform[1],
        "circle": circle(grid, Image.open(target).convert("RGB"), window(grid)),
    }


def valid(texts):
    """The problems of capabilities by OGC's schemas, which MapProxy's wheel carries."""
    import re

    import mapproxy
    from lxml import etree

    schemas = pathlib.Path(mapproxy.__file__).parent / "test/schemas"
    schema = etree.XMLSchema(etree.parse(str(schemas / "wmts/1.0/wmtsGetCapabilities_response.xsd")))
    problems = []
    for text in texts:
        # Rows and columns count from 0, although the schema asks for numbers above 0: a known fault of the schema.
        text = re.sub(rb"(<M(?:in|ax)Tile(?:Row|Col)>)0<", rb"\g<1>1<", text)
        if not schema.validate(etree.fromstring(text)):
            problems += [str(entry) for entry in schema.error_log]
    return problems


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    """nginx with a folder and nothing else, as a user would set it up."""

    def __init__(self, root):
        self.work = pathlib.Path(tempfile.mkdtemp())
        port = free_port()
        user = "user root;" if os.getuid() == 0 else ""
        config = self.work / "nginx.conf"
        paths = "".join(f"{kind}_temp_path {self.work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        config.write_text(
            f"{user} daemon off; pid {self.work}/pid; error_log {self.work}/errors; events {{}}\n"
            f"http {{ access_log off; include /etc/nginx/mime.types; {paths}\n"
            f"server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }} }}\n")
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen([program, "-c", config], stderr=subprocess.DEVNULL)
        self.address = f"http://127.0.0.1:{port}"
        end = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    sys.exit("nginx does not start")
                time.sleep(0.02)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.work)
