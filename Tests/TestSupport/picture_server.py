"""A map server for tests, whose every pixel's colour says where it lies.

Usage: picture_server.py CONFIG. CONFIG is a JSON file that is read anew for each request:
  origin      x and y from which pixels are counted, eastward and southward
  extent      xmin, ymin, xmax, ymax of the content; pixels outside are transparent
  wkid        the only coordinate system
  limit       the largest width and height of a picture
  unstated    which elements of the capabilities of a WMS are missing: MaxWidth, MaxHeight
  description more members of the JSON description
  faults      what happens to picture requests, in turn: see `Handler.fault`; "ok" is no fault
  token       if it is set, requests must have it
  tiles       a folder with L/R/C.png files: the service's own cache
  plane       a, b and c: an image service with format=lerc or format=tiff has the heights a*x + b*y + c
  systems     for WMS: codes; those in northFirst have y first in version 1.3.0
GET /log answers with the parameters of all picture requests so far.

The pixel whose centre is (X, Y) in a picture of resolution r has the indexes i = floor((X - x0) / r) and
j = floor((y0 - Y) / r); red is i modulo 256, green is j modulo 256, blue is 16 times (i // 256 modulo 16) plus
(j // 256 modulo 16).
"""
import http.server
import json
import math
import os
import struct
import subprocess
import sys
import threading
import time
import urllib.parse
import zlib

log, lock = [], threading.Lock()


def config():
    with open(sys.argv[1]) as file:
        return json.load(file)


def png(width, height, rows):
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    data = zlib.compress(b"".join(b"\0" + row for row in rows), 1)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def picture(setup, box, width, height):
    x_min, y_min, x_max, y_max = box
    x0, y0 = setup["origin"]
    extent = setup["extent"]
    dx, dy = (x_max - x_min) / width, (y_max - y_min) / height
    columns = [math.floor((x_min + (k + 0.5) * dx - x0) / dx) for k in range(width)]
    inside = [extent[0] <= x_min + (k + 0.5) * dx <= extent[2] for k in range(width)]
    red = bytes(i % 256 if ok else 0 for i, ok in zip(columns, inside))
    high = [i // 256 % 16 * 16 for i in columns]
    alpha = bytes(255 if ok else 0 for ok in inside)
    blues = {}
    for k in range(height):
        y = y_max - (k + 0.5) * dy
        if not extent[1] <= y <= extent[3]:
            yield bytes(4 * width)
            continue
        j = math.floor((y0 - y) / dy)
        low = j // 256 % 16
        if low not in blues:
            blues[low] = bytes(h | low if ok else 0 for h, ok in zip(high, inside))
        row = bytearray(4 * width)
        row[0::4] = red
        row[1::4] = bytes(j % 256 if ok else 0 for ok in inside) if not all(inside) else bytes([j % 256]) * width
        row[2::4] = blues[low]
        row[3::4] = alpha
        yield bytes(row)


def capabilities(setup, version):
    key = "CRS" if version == "1.3.0" else "SRS"
    root = "WMS_Capabilities" if version == "1.3.0" else "WMT_MS_Capabilities"
    systems = "".join(f"<{key}>{s}</{key}>" for s in setup["systems"])
    west, south, east, north = setup["degrees"]
    if version == "1.3.0":
        box = (f"<EX_GeographicBoundingBox><westBoundLongitude>{west}</westBoundLongitude><eastBoundLongitude>{east}"
               f"</eastBoundLongitude><southBoundLatitude>{south}</southBoundLatitude><northBoundLatitude>{north}"
               "</northBoundLatitude></EX_GeographicBoundingBox>")
    else:
        box = f'<LatLonBoundingBox minx="{west}" miny="{south}" maxx="{east}" maxy="{north}"/>'
    limits = "".join(f"<{name}>{setup['limit']}</{name}>" for name in ("MaxWidth", "MaxHeight")
                     if name not in setup.get("unstated", []))
    return (f'<?xml version="1.0"?><{root} version="{version}"><Service><Name>WMS</Name>{limits}</Service><Capability>'
            f'<Layer>{systems}{box}'
            f"<Layer><Name>places</Name></Layer></Layer></Capability></{root}>").encode()


def heights(setup, box, width, height):
    """The plane a*x + b*y + c at the centres of pixels, in 4 bytes, and where it lies inside of the extent."""
    import numpy
    a, b, c = setup["plane"]
    x = box[0] + (numpy.arange(width) + 0.5) * (box[2] - box[0]) / width
    y = box[3] - (numpy.arange(height) + 0.5) * (box[3] - box[1]) / height
    z = (a * x[None, :] + b * y[:, None] + c).astype("float32")
    west, south, east, north = setup["extent"]
    return z, numpy.ascontiguousarray(((x >= west) & (x <= east))[None, :] & ((y >= south) & (y <= north))[:, None])


def tiff(setup, box, width, height):
    """Heights as ArcGIS writes them: 4 bytes, and the lowest number where there is no height."""
    import rasterio
    import rasterio.io
    z, ok = heights(setup, box, width, height)
    z[~ok] = -3.4028234663852886e38
    with rasterio.io.MemoryFile() as file:
        with file.open(driver="GTiff", width=width, height=height, count=1, dtype="float32", compress="lzw",
                       nodata=-3.4028234663852886e38) as raster:
            raster.write(z, 1)
        return file.read()


def lerc(setup, box, width, height):
    """Heights without loss, by Esri's liblerc."""
    import ctypes
    library = ctypes.CDLL("libLerc.so.4")
    z, ok = heights(setup, box, width, height)
    output, size = ctypes.create_string_buffer(5 * width * height + 4096), ctypes.c_uint()
    status = library.lerc_encodeForVersion(
        z.ctypes.data_as(ctypes.c_void_p), 4, 6, 1, width, height, 1, 1,
        ok.astype("uint8").ctypes.data_as(ctypes.c_void_p), ctypes.c_double(0), output, len(output), ctypes.byref(size))
    assert status == 0
    return output.raw[:size.value]


ERROR = b'{"error":{"code":500,"message":"Error handling service request","details":[]}}'
PAGE = b"<!DOCTYPE html><html><body>Error: Error exporting map</body></html>"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments): pass

    def reply(self, body, status=200, kind="application/json;charset=UTF-8", length=None, headers={}):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not False: self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items(): self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def do_GET(self):
        self.answer(urllib.parse.urlsplit(self.path).query)

    def answer(self, query):
        setup = config()
        path = urllib.parse.urlsplit(self.path).path
        values = {k.lower(): v for k, v in urllib.parse.parse_qsl(query, keep_blank_values=True)}
        if path == "/log":
            with lock: return self.reply(json.dumps(log).encode())
        if path == "/mapserv": return self.mapserv(setup, query)
        if setup.get("token") and values.get("token") != setup["token"]:
            return self.reply(b'{"error":{"code":499,"message":"Token Required","details":[]}}')
        last = path.rsplit("/", 1)[-1]
        if last in ("MapServer", "ImageServer"): return self.describe(setup, last)
        if last in ("export", "exportImage"):
            box = [float(v) for v in values["bbox"].split(",")]
            width, height = (int(v) for v in values["size"].split(","))
            known = [str(setup["wkid"])] + (["102100"] if setup["wkid"] == 3857 else [])
            if values["bboxsr"] not in known or values["imagesr"] not in known:
                return self.reply(b'{"error":{"code":400,"message":"Invalid or missing input parameters.","details":[]}}')
            if max(width, height) > setup["limit"]:
                return self.reply(
                    b'{"error":{"code":400,"message":"The requested image exceeds the size limit.","details":[]}}')
            return self.picture(setup, values, box, width, height)
        if "/tile/" in path: return self.tile(setup, path, values)
        if last == "wms": return self.wms(setup, values)
        self.reply(b"not found", 404)

    def describe(self, setup, kind):
        x_min, y_min, x_max, y_max = setup["extent"]
        extent = {"xmin": x_min, "ymin": y_min, "xmax": x_max, "ymax": y_max, "spatialReference": {"wkid": setup["wkid"]}}
        answer = {
            "currentVersion": 11.1, "mapName": "Places", "capabilities": "Map,Query" if kind == "MapServer" else "Image",
            "spatialReference": {"wkid": setup["wkid"]}, "fullExtent": extent, "initialExtent": extent,
            "singleFusedMapCache": False, "maxImageWidth": setup["limit"], "maxImageHeight": setup["limit"], "layers": [],
        }
        if kind == "ImageServer": answer.update(pixelType="U8", name="Places", extent=extent)
        answer.update(setup.get("description", {}))
        self.reply(json.dumps(answer).encode())

    def wms(self, setup, values):
        version = values.get("version", "1.3.0")
        if setup.get("onlyVersion"): version = setup["onlyVersion"]
        if values["request"] == "GetCapabilities": return self.reply(capabilities(setup, version), kind="text/xml")
        system = values["crs" if version == "1.3.0" else "srs"]
        if values["layers"] != "places" or system not in setup["systems"]:
            return self.reply(
                b'<ServiceExceptionReport><ServiceException code="LayerNotDefined">no</ServiceException>'
                b"</ServiceExceptionReport>", kind="text/xml")
        if max(int(values["width"]), int(values["height"])) > setup["limit"]:
            # The words of MapServer, which states no code.
            with lock: log.append(values)
            return self.reply(
                b"<ServiceExceptionReport><ServiceException>msWMSLoadGetMapParams(): WMS server error. Image size out of "
                b"range, WIDTH and HEIGHT must be between 1 and %d pixels.</ServiceException></ServiceExceptionReport>"
                % setup["limit"], kind="text/xml")
        box = [float(v) for v in values["bbox"].split(",")]
        if version == "1.3.0" and system in setup.get("northFirst", []): box = [box[1], box[0], box[3], box[2]]
        self.picture(setup, values, box, int(values["width"]), int(values["height"]))

    def mapserv(self, setup, query):
        """Debian's mapserv as a CGI program, with the map file of the configuration."""
        environment = dict(
            os.environ, REQUEST_METHOD="GET", QUERY_STRING=query, MAPSERVER_CONFIG_FILE=setup["mapserv"],
            SERVER_NAME="127.0.0.1", SERVER_PORT=str(self.server.server_address[1]), SCRIPT_NAME="/mapserv")
        with lock: log.append(dict(urllib.parse.parse_qsl(query)))
        output = subprocess.run(["mapserv"], env=environment, capture_output=True).stdout
        head, _, body = output.partition(b"\r\n\r\n")
        kind = next(l.split(b":", 1)[1].strip().decode() for l in head.split(b"\r\n") if l.lower().startswith(b"content-type"))
        self.reply(body, kind=kind)

    def tile(self, setup, path, values):
        level, row, column = path.split("/tile/")[1].split("/")
        name = os.path.join(setup["tiles"], level, row, column + ".png")
        with lock: log.append({"tile": f"{level}/{row}/{column}", **values})
        if not os.path.exists(name): return self.reply(b'{"error":{"code":404,"message":"Tile not found"}}', 404)
        with open(name, "rb") as file: self.reply(file.read(), kind="image/png")

    def picture(self, setup, values, box, width, height):
        with lock:
            faults = setup.get("faults", [])
            kind = faults[len(log) % len(faults)] if faults else "ok"
            log.append(values)
        if values.get("format") == "lerc":
            return self.fault(kind, lambda w=width, h=height: lerc(setup, box, w, h), width, height)
        if values.get("format") == "tiff":
            return self.fault(kind, lambda w=width, h=height: tiff(setup, box, w, h), width, height)
        self.fault(kind, lambda w=width, h=height: png(w, h, picture(setup, box, w, h)), width, height)

    def fault(self, kind, make, width, height):
        if kind == "ok": return self.reply(make(), kind="image/png")
        if kind == "json": return self.reply(ERROR)
        if kind == "html": return self.reply(PAGE, kind="text/html")
        if kind == "pngtype": return self.reply(PAGE, kind="image/png")
        if kind == "xml":
            return self.reply(
                b"<ServiceExceptionReport><ServiceException>drawing failed</ServiceException></ServiceExceptionReport>",
                kind="text/xml")
        if kind == "png": return self.reply(png(1, 1, [bytes(4)]), kind="image/png")
        if kind == "empty": return self.reply(b"", kind="image/png")
        if kind == "size": return self.reply(make(width // 2, height // 2), kind="image/png")
        if kind == "bytes": return self.reply(os.urandom(5000), kind="image/png")
        if kind == "limit":
            return self.reply(
                b'{"error":{"code":400,"message":"The requested image exceeds the size limit.","details":[]}}')
        if kind == "slow":
            try:
                time.sleep(8)
                return self.reply(make(), kind="image/png")
            except OSError: return None
        self.close_connection = True
        if kind.startswith("busy"):
            return self.reply(b"busy", 429, headers={"Retry-After": kind[4:]})
        if kind.isdigit(): return self.reply(b"failed", int(kind))
        if kind == "cut":
            body = make()
            return self.reply(body[:len(body) // 2], kind="image/png", length=len(body))
        if kind == "end":
            body = make()
            # Without a length, only the picture itself shows that its end is missing.
            return self.reply(body[:len(body) // 2], kind="image/png", length=False, headers={"Connection": "close"})
        if kind == "changed":
            body = bytearray(make())
            body[len(body) // 2] ^= 0x55
            return self.reply(bytes(body), kind="image/png")
        raise ValueError(kind)


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address): pass


server = Server(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
