"""Puts folders of `convert --to web` behind web servers, lets GDAL and Chromium read them, and prints what these found.

    web_folders.py TILESCHEME FOLDER LIBRARY [PICTURES]

Each of the two caches is behind another server: nginx, and the server of Python. LIBRARY has OpenLayers; PICTURES is a
folder for screenshots, so that you can look at them.
"""
import functools
import http.server
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

import circle_caches
import read_page
from circle_caches import CACHES, ROOT

sys.path.insert(0, str(ROOT / "Tests/MapPageTests"))
import look_at_map

TOOL, FOLDER, LIBRARY = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
PICTURES = sys.argv[4] if len(sys.argv) > 4 else None


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Python:
    """`python3 -m http.server`, which any user has."""

    def __init__(self, root):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root)))
        self.server.daemon_threads = True
        # The browser cuts connections when it moves on.
        self.server.handle_error = lambda *_: None
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"


def convert(source, name, base, library=LIBRARY):
    target = FOLDER / "site" / name
    run = [TOOL, "convert", source, target, "--to", "web", "--base-url", base, "--map-library", library]
    subprocess.run(run, check=True, capture_output=True)
    return target


def looks(visitor, name, path):
    """What a reader would notice at two widths in both colour schemes, and the circle."""
    seen = []
    place = {"Web": "#5/-12000000/5600000", "NZ": "#1/1500000/5900000"}[name]
    for width in (390, 1280):
        for scheme in ("light", "dark"):
            visitor.open(f"/{path}/{place}", width, scheme)
            visitor.wait("document.getElementById('level-counts').innerText.includes('1 damaged')")
            view = visitor.see(read_page.MEASURE)
            answers = [event["params"]["response"] for event in visitor.browser.events if event.get("method") == "Network.responseReceived"]
            seen.append({
                "cache": name, "width": width, "scheme": scheme, "scrollWidth": view["scrollWidth"],
                "messages": visitor.messages(), "failed": [answer["url"] for answer in answers if answer["status"] >= 400],
                "counts": visitor.text("level-counts"), "links": visitor.see("document.querySelectorAll('#links article').length"),
            })
            visitor.picture(f"web-{name}-{width}-{scheme}")
    visitor.see("document.getElementById('first').focus()")
    visitor.key("Enter", text="\r")
    visitor.wait("document.getElementById('tile-card').innerText.includes('State')")
    return seen


def without_library(visitor):
    """What the page says if the folder has no OpenLayers, and how many levels it lists."""
    visitor.open("/NoLibrary/", until="document.getElementById('message').innerText")
    visitor.wait("document.getElementById('links').innerText")
    return {"text": visitor.text("message"), "levels": visitor.see("document.getElementById('levels').tBodies[0].rows.length")}


def main():
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("Chromium has not answered in time"))
    signal.alarm(240)
    (FOLDER / "site").mkdir()
    sources = {name: circle_caches.write(TOOL, FOLDER / name, name) for name in ("Web", "NZ")}
    faulty = {name: circle_caches.write(TOOL, FOLDER / f"Faulty{name}", name, faults=True) for name in ("Web", "NZ")}
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    result = {"views": []}
    with circle_caches.Nginx(FOLDER / "site") as nginx:
        result["gdal"] = {}
        documents = []
        for name, source in sources.items():
            site = convert(source, name, f"{nginx.address}/{name}")
            documents.append((site / "WMTSCapabilities.xml").read_bytes())
            result["gdal"][name] = circle_caches.with_gdal(name, f"{nginx.address}/{name}/WMTSCapabilities.xml", name, FOLDER)
        result["problems"] = circle_caches.valid(documents)
        if program:
            for name, source in faulty.items():
                convert(source, f"Faulty{name}", "https://maps.example.com")
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
                browser = read_page.Browser(program, profile)
                try:
                    browser.begin()
                    # The page has relative addresses alone, so it can be at any path of any server.
                    servers = {"Web": nginx.address, "NZ": Python(FOLDER / "site").address}
                    for name, address in servers.items():
                        result["views"] += looks(look_at_map.Visitor(browser, address, PICTURES), name, f"Faulty{name}")
                    convert(sources["NZ"], "NoLibrary", "https://maps.example.com", FOLDER / "nothing")
                    result["noLibrary"] = without_library(look_at_map.Visitor(browser, nginx.address, PICTURES))
                    browser.end()
                finally:
                    browser.process.kill()
    print(json.dumps(result))


main()
