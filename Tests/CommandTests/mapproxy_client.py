"""MapProxy as a client of `tilescheme serve`: it fetches tiles by WMTS and by XYZ, and gives them to its own clients.

    mapproxy_client.py TILESCHEME FOLDER

Prints as JSON how many tiles MapProxy gives with the bytes of the cache, of how many, and its answer for a missing one.
"""
import io
import json
import pathlib
import re
import subprocess
import sys

import circle_caches
import yaml
from PIL import Image

TOOL, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])


def configuration(address):
    """The grids come from the numbers of map_server.py and not from our documents."""
    world = 20037508.342789244
    nz = circle_caches.CACHES["NZ"]
    left, top = nz.origin
    span = nz.size * nz.resolutions[0] * 32
    templates = {
        "nz": f"{address}/wmts/NZ/%(z)s/%(y)s/%(x)s.png", "web": f"{address}/xyz/Web/%(z)s/%(x)s/%(y)s.png",
        "rest": f"{address}/arcgis/rest/services/NZ/MapServer/tile/%(z)s/%(y)s/%(x)s",
    }
    grids = {"nz": "nz", "web": "web", "rest": "nz"}
    # A missing tile is transparent, as the guide of MapProxy recommends.
    missing = {404: {"response": "transparent", "cache": False}}
    return {
        "services": {"wmts": {"restful": True, "kvp": False}},
        "layers": [{"name": name, "title": name, "sources": [f"{name}_cache"]} for name in templates],
        "caches": {f"{name}_cache": {"grids": [grids[name]], "sources": [f"{name}_source"], "disable_storage": True}
                   for name in templates},
        "sources": {f"{name}_source": {"type": "tile", "url": url, "grid": grids[name], "on_error": missing, "transparent": True}
                    for name, url in templates.items()},
        "grids": {
            "nz": {"srs": "EPSG:2193", "origin": "ul", "bbox": [left, top - span, left + span, top],
                   "tile_size": [nz.size, nz.size], "res": nz.resolutions},
            "web": {"srs": "EPSG:3857", "origin": "ul", "bbox": [-world, -world, world, world], "num_levels": 8},
        },
    }


def get(app, path):
    answer = {}
    environment = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": "", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
    }
    body = b"".join(app(environment, lambda status, headers, *_: answer.update(status=status)))
    return answer["status"], body


def main():
    sources = {name: circle_caches.write(TOOL, FOLDER / name, name) for name in ("Web", "NZ")}
    server = subprocess.Popen([TOOL, "serve", *sources.values(), "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = f"http://127.0.0.1:{re.search(r':([0-9]+)', server.stdout.readline())[1]}"
        file = FOLDER / "mapproxy.yaml"
        file.write_text(yaml.safe_dump(configuration(address)))
        from mapproxy.wsgiapp import make_wsgi_app

        app = make_wsgi_app(str(file))
        result = {"same": {}, "all": {}}
        for layer, grid, name, level in (("nz", "nz", "NZ", 1), ("web", "web", "Web", 5), ("rest", "nz", "NZ", 0)):
            cache = circle_caches.CACHES[name]
            low, high, first, last = cache.range(level)
            places = [(row, column) for row in range(low, high + 1) for column in range(first, last + 1)]
            places = [place for place in places if name == "Web" or (level, *place) != cache.hole]
            result["all"][layer] = len(places)
            result["same"][layer] = 0
            for row, column in places:
                _, body = get(app, f"/wmts/{layer}/{grid}/{level:02}/{column}/{row}.png")
                if body[:4] != b"\x89PNG":
                    continue
                # MapProxy may write the picture anew, so its pixels are compared.
                pixels = [Image.open(io.BytesIO(data)).convert("RGB").tobytes() for data in (body, cache.tile(level, row, column))]
                result["same"][layer] += pixels[0] == pixels[1]
        hole = circle_caches.CACHES["NZ"].hole
        status, body = get(app, f"/wmts/nz/nz/{hole[0]:02}/{hole[2]}/{hole[1]}.png")
        result["missing"] = [status, Image.open(io.BytesIO(body)).convert("RGBA").getextrema()[3][1]]
        print(json.dumps(result))
    finally:
        server.kill()


main()
