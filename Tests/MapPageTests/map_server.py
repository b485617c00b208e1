"""A stand-in for the server of caches: it answers what the map page asks, from caches that it draws itself.

    map_server.py ASSETS LIBRARY [PORT]      prints its address; ends with its standard input

Each tile draws a graticule and one circle of fixed map coordinates, so a page that joins the tiles rightly shows a
closed circle. `Web` is Web Mercator with 256 pixels. `NZ` is New Zealand Transverse Mercator with 512 pixels and
irregular scales. Both have a missing and a damaged tile. `Degrees` is WGS 1984. `Hostile` has markup in all of its texts, and `Plain` is a
static copy, without any answers beside the tiles. The tiles of `Heights` are sound, but not pictures. The numbers come from the definitions of the two systems and not
from our code.
"""
import functools
import http.server
import io
import json
import math
import pathlib
import re
import sys
import threading
import urllib.parse

from PIL import Image, ImageDraw

POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'"
HOSTILE = "<img src=x onerror=\"document.title='hacked'\"><script>alert(1)</script>&amp;\u202e"
WORLD = 20037508.342787
CIRCLE = (200, 30, 30)


class Grid:
    def __init__(self, name, system, origin, size, resolutions, extent, circle, first, hole, damaged, columns):
        self.name, self.system, self.origin, self.size = name, system, origin, size
        self.resolutions, self.extent, self.circle, self.first = resolutions, extent, circle, first
        self.hole, self.damaged, self.columns = hole, damaged, columns

    def range(self, level):
        """First row, last row, first column and last column of the tiles that the extent needs."""
        span = self.size * self.resolutions[level - self.first]
        left, bottom, right, top = self.extent
        rows = math.floor((self.origin[1] - top) / span), math.ceil((self.origin[1] - bottom) / span) - 1
        return rows + (math.floor((left - self.origin[0]) / span), math.ceil((right - self.origin[0]) / span) - 1)

    def has(self, level, row, column):
        if not self.first <= level < self.first + self.columns:
            return False
        low, high, left, right = self.range(level)
        return low <= row <= high and left <= column <= right and (level, row, column) != self.hole

    def count(self, level):
        low, high, left, right = self.range(level)
        return (high - low + 1) * (right - left + 1) - (self.hole[0] == level)

    @functools.cache
    def tile(self, level, row, column):
        resolution = self.resolutions[level - self.first]
        left, top = self.origin[0] + column * self.size * resolution, self.origin[1] - row * self.size * resolution
        picture = Image.new("RGB", (self.size, self.size), (214, 228, 214) if (row + column) % 2 else (226, 236, 240))
        draw = ImageDraw.Draw(picture)
        step = 10 ** math.floor(math.log10(self.size * resolution))
        for number in range(math.ceil(left / step), math.floor((left + self.size * resolution) / step) + 1):
            draw.line([((number * step - left) / resolution, 0), ((number * step - left) / resolution, self.size)], (120, 150, 170))
        for number in range(math.ceil((top - self.size * resolution) / step), math.floor(top / step) + 1):
            draw.line([(0, (top - number * step) / resolution), (self.size, (top - number * step) / resolution)], (120, 150, 170))
        x, y, radius = self.circle
        x, y, radius = (x - left) / resolution, (top - y) / resolution, radius / resolution
        draw.ellipse([x - radius - 2.5, y - radius - 2.5, x + radius + 2.5, y + radius + 2.5], outline=CIRCLE, width=5)
        data = io.BytesIO()
        picture.save(data, "PNG")
        return data.getvalue()

    def bytes(self, level, row, column):
        data = self.tile(level, row, column)
        # The first bytes are gone, as in a file that was copied as text.
        return data[8:] if (level, row, column) == self.damaged else data


WEB = Grid(
    "Web", {"name": "WGS 1984 Web Mercator (auxiliary sphere)", "wkid": 102100, "latestWkid": 3857, "unit": "m", "metersPerUnit": 1.0},
    (-WORLD, WORLD), 256, [WORLD * 2 / 256 / 2 ** level for level in range(24)],
    (-14000000, 2500000, -7000000, 6500000), (-10500000, 4500000, 1700000), 0, (5, 12, 8), (5, 11, 6), 7)
NZ = Grid(
    "NZ", {"name": "NZGD2000 New Zealand Transverse Mercator", "wkid": 2193, "latestWkid": 2193, "unit": "m", "metersPerUnit": 1.0},
    (-4020900, 19998100), 512, [scale * 0.0254 / 96 for scale in (5000000, 1500000, 700000, 250000)],
    (1000000, 4700000, 2200000, 6300000), (1600000, 5500000, 400000), 0, (1, 70, 27), (1, 69, 26), 4)
# 512 pixels, and the first level is number 3.
DEGREES = Grid(
    "Degrees", {"name": "GCS WGS 1984", "wkid": 4326, "latestWkid": 4326, "unit": "degrees", "metersPerUnit": 111319.49079327358},
    (-180, 90), 512, [0.02197265625, 0.010986328125], (-10, 40, 10, 60), (0, 50, 6), 3, (9, 0, 0), (9, 0, 0), 2)
CACHES = {"Web": WEB, "NZ": NZ, "Hostile": WEB, "Plain": NZ, "Heights": NZ, "Degrees": DEGREES}


def description(name):
    grid = CACHES[name]
    box = lambda left, bottom, right, top: {"xmin": left, "ymin": bottom, "xmax": right, "ymax": top}
    levels = []
    for number, resolution in enumerate(grid.resolutions):
        level = grid.first + number
        tiles = None
        if number < grid.columns:
            low, high, left, right = grid.range(level)
            tiles = {"count": grid.count(level), "minRow": low, "maxRow": high, "minColumn": left, "maxColumn": right}
        levels.append({"level": level, "scale": resolution * grid.system["metersPerUnit"] * 96 / 0.0254, "resolution": resolution, "tiles": tiles})
    isHostile, isPlain = name == "Hostile", name == "Plain"
    left, bottom, right, top = grid.extent
    low, high, first, last = grid.range(grid.first + grid.columns - 1)
    span = grid.size * grid.resolutions[grid.columns - 1]
    reach = box(grid.origin[0] + first * span, grid.origin[1] - (high + 1) * span, grid.origin[0] + (last + 1) * span, grid.origin[1] - low * span)
    width = (right - left) / 6
    return {
        "version": 1, "name": name, "title": HOSTILE if isHostile else {"Web": "Circle on Web Mercator", "NZ": "Circle on New Zealand"}.get(name, name),
        "attribution": HOSTILE if isHostile else "Drawn by the tests of tilescheme",
        "spatialReference": grid.system | ({"name": HOSTILE} if isHostile else {}),
        "tileWidth": grid.size, "tileHeight": grid.size, "origin": {"x": grid.origin[0], "y": grid.origin[1]}, "levels": levels,
        "extents": {"full": box(*grid.extent), "initial": box(left + width, bottom + width, right - width, top - width), "tiles": reach},
        "packetSize": None if isPlain else 16,
        "tileTemplate": "tiles/{level}/{row}/{column}.png" if isPlain else f"../../arcgis/rest/services/{name}/MapServer/tile/{{level}}/{{row}}/{{column}}",
        "presenceTemplate": None if isPlain else "presence/{level}.json",
        "tileInfoTemplate": None if isPlain else "tile-info/{level}/{row}/{column}.json",
        "checkTemplate": None if isPlain else "check/{level}.json",
        "links": [
            {"id": "qgis-arcgis", "title": HOSTILE if isHostile else "QGIS, ArcGIS REST layer", "text": HOSTILE if isHostile else f"http://127.0.0.1:8080/arcgis/rest/services/{name}/MapServer", "note": "Layer, Add Layer, Add ArcGIS REST Server Layer"},
            {"id": "openlayers", "title": "OpenLayers", "text": "const grid = new TileGrid({\n  origin: [-20037508.342787, 20037508.342787],\n});", "note": None},
        ],
        "otherCaches": [] if isPlain else [{"name": other, "title": other, "address": f"../{other}/"} for other in CACHES if other != name],
    }


def finding(name):
    return {"rule": "IMG001", "severity": "error", "message": HOSTILE if name == "Hostile" else "the tile is neither PNG, JPEG, WebP nor LERC"}


def presence(grid, level):
    low, high, left, right = grid.range(level)
    rows = []
    for row in range(low, high + 1):
        ranges = []
        for column in range(left, right + 1):
            if not grid.has(level, row, column):
                continue
            if ranges and ranges[-1][1] == column - 1:
                ranges[-1][1] = column
            else:
                ranges.append([column, column])
        rows.append({"row": row, "ranges": ranges})
    return {"level": level, "rows": rows, "complete": True}


def information(name, level, row, column):
    grid = CACHES[name]
    isThere = grid.has(level, row, column)
    isDamaged = (level, row, column) == grid.damaged
    kind = "image/lerc" if name == "Heights" else "image/png"
    corner = f"R{row // 16 * 16:04x}C{column // 16 * 16:04x}"
    return {
        "level": level, "row": row, "column": column, "present": isThere, "file": f"_alllayers/L{level:02}/{corner}.bundle",
        "offset": 131144 if isThere else None, "bytes": len(grid.bytes(level, row, column)) if isThere else None,
        "mediaType": kind if isThere and not isDamaged else None, "findings": [finding(name)] if isDamaged else [],
    }


def check(name, level):
    grid = CACHES[name]
    damaged = [{"row": grid.damaged[1], "column": grid.damaged[2], **finding(name)}] if grid.damaged[0] == level else []
    return {"level": level, "checked": grid.count(level), "complete": True, "damaged": damaged}


def caches():
    rows = [(name, CACHES[name]) for name in CACHES]
    return {
        "version": 1, "links": description("Web")["links"],
        "caches": [{"name": name, "title": description(name)["title"], "address": f"caches/{name}/",
                    "spatialReference": description(name)["spatialReference"]["name"], "levels": f"0–{grid.columns - 1}", "form": "Compact V2"}
                   for name, grid in rows],
    }


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    assets = library = None

    def answer(self, data, kind, status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def json(self, value):
        self.answer(json.dumps(value).encode(), "application/json; charset=utf-8")

    def do_GET(self):
        path = urllib.parse.urlparse(self.path).path
        numbers = lambda match: [int(part) for part in match.groups()[1:]]
        if path == "/":
            return self.page("index.html", "Caches", "assets/")
        if path == "/caches.json":
            return self.json(caches())
        if match := re.fullmatch(r"/(?:empty/)?caches/(\w+)/", path):
            folder = "../../missing/" if path.startswith("/empty/") else "../../assets/"
            return self.page("map.html", match[1], folder)
        if match := re.fullmatch(r"(?:/empty)?/caches/(\w+)/cache\.json", path):
            return self.json(description(match[1]))
        if match := re.fullmatch(r"/caches/(\w+)/presence/(\d+)\.json", path):
            return self.json(presence(CACHES[match[1]], *numbers(match)))
        if match := re.fullmatch(r"/caches/(\w+)/check/(\d+)\.json", path):
            return self.json(check(match[1], *numbers(match)))
        if match := re.fullmatch(r"/caches/(\w+)/tile-info/(\d+)/(\d+)/(\d+)\.json", path):
            return self.json(information(match[1], *numbers(match)))
        if match := (re.fullmatch(r"/arcgis/rest/services/(\w+)/MapServer/tile/(\d+)/(\d+)/(\d+)", path)
                     or re.fullmatch(r"/caches/(\w+)/tiles/(\d+)/(\d+)/(\d+)\.png", path)):
            place = numbers(match)
            if CACHES[match[1]].has(*place):
                data = b"Lerc2 " if match[1] == "Heights" else CACHES[match[1]].bytes(*place)
                return self.answer(data, "image/png" if data.startswith(b"\x89PNG") else "application/octet-stream")
        if match := re.fullmatch(r"/(?:empty/)?(assets|missing)/([\w.-]+)", path):
            folder = self.library if match[2] in ("ol.js", "ol.css") else self.assets
            file = pathlib.Path(folder, match[2])
            if file.is_file() and not (match[1] == "missing" and match[2].startswith("ol.")):
                kinds = {".js": "text/javascript", ".css": "text/css"}
                return self.answer(file.read_bytes(), kinds.get(file.suffix, "text/html") + "; charset=utf-8")
        self.answer(b"not found", "text/plain", 404)

    do_HEAD = do_GET

    def page(self, name, title, assets):
        text = pathlib.Path(self.assets, name).read_text(encoding="utf-8")
        self.answer(text.replace("{{title}}", title).replace("{{assets}}", assets).encode(), "text/html; charset=utf-8")

    def log_message(self, *_):
        pass


def begin(assets, library, port=0):
    """Starts a server in a thread of its own. The result has its address."""
    kind = type("Handler", (Handler,), {"assets": assets, "library": library})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), kind)
    server.daemon_threads = True
    # The browser cuts connections when it moves on.
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.address = f"http://127.0.0.1:{server.server_port}"
    return server


if __name__ == "__main__":
    running = begin(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    print(running.address, flush=True)
    sys.stdin.read()
