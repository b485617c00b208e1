"""Lets QGIS draw caches that `tilescheme serve` serves, and folders of `convert --to web` behind nginx.

    qgis_clients.py TILESCHEME FOLDER USA [PICTURES]

USA is the package Usa.tpkx. Prints as JSON how many of 180 points of the circle are drawn, and the colours of the map of
the USA. PICTURES is a folder for the pictures, so that you can look at them.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

import circle_caches
from PIL import Image

TOOL, FOLDER, USA = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]


def wmts(document, layer, system):
    parts = {"crs": system, "dpiMode": "7", "format": "image/png", "layers": layer, "styles": "default",
             "tileMatrixSet": layer, "url": document}
    # QGIS decodes the address itself, so only the parts of the address are escaped.
    return "contextualWMSLegend=0&" + "&".join(f"{key}={urllib.parse.quote(value, safe=':/?')}" for key, value in parts.items())


def main():
    sources = {name: circle_caches.write(TOOL, FOLDER / name, name) for name in ("Web", "NZ")}
    (FOLDER / "site").mkdir()
    server = subprocess.Popen([TOOL, "serve", *sources.values(), USA, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = f"http://127.0.0.1:{re.search(r':([0-9]+)', server.stdout.readline())[1]}"
        with circle_caches.Nginx(FOLDER / "site") as nginx:
            systems = {"Web": "EPSG:3857", "NZ": "EPSG:2193", "Usa": "EPSG:3857"}
            extents = {name: circle_caches.window(circle_caches.CACHES[name]) for name in sources}
            # The contiguous states.
            extents["Usa"] = (-14000000, 2000000, -7000000, 9000000)
            jobs = []
            for name, source in {**sources, "Usa": USA}.items():
                subprocess.run(
                    [TOOL, "convert", source, FOLDER / "site" / name, "--to", "web", "--base-url", f"{nginx.address}/{name}"],
                    check=True, capture_output=True)
                uris = {
                    "served": ("wms", wmts(f"{address}/wmts/{name}/1.0.0/WMTSCapabilities.xml", name, systems[name])),
                    "folder": ("wms", wmts(f"{nginx.address}/{name}/WMTSCapabilities.xml", name, systems[name])),
                    "rest": ("arcgismapserver", f"crs='{systems[name]}' format='PNG' url='{address}/arcgis/rest/services/{name}/MapServer'"),
                }
                for kind, (provider, uri) in uris.items():
                    jobs.append({"uri": uri, "provider": provider, "system": systems[name], "extent": extents[name],
                                 "file": str(FOLDER / f"qgis-{name}-{kind}.png"), "name": name, "kind": kind})
            run = subprocess.run(
                ["/usr/bin/python3", pathlib.Path(__file__).with_name("qgis_render.py")], input=json.dumps(jobs),
                stdout=subprocess.PIPE, text=True, check=True, timeout=240)
    finally:
        server.kill()
    result = {"errors": json.loads(run.stdout.splitlines()[-1]), "circles": {}, "usa": {}}
    for job in jobs:
        picture = Image.open(job["file"]).convert("RGB")
        if job["name"] == "Usa":
            result["usa"][job["kind"]] = len(picture.getcolors(1 << 24))
        else:
            grid = circle_caches.CACHES[job["name"]]
            result["circles"][f"{job['name']} {job['kind']}"] = circle_caches.circle(grid, picture, job["extent"])
        if len(sys.argv) > 4:
            shutil.copy(job["file"], sys.argv[4])
    print(json.dumps(result))


main()
