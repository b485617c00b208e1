"""Opens the map page in headless Chromium, uses it as people do, and prints what was seen as JSON.

    look_at_map.py ASSETS LIBRARY [PICTURES]

The server is map_server.py. PICTURES is a folder for screenshots, so that you can look at them.
"""
import base64
import io
import json
import math
import os
import pathlib
import re
import shutil
import signal
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "Tests/MapPageTests"), str(ROOT / "Tests/CommandTests")]
import map_server
import read_page
from PIL import Image

# In seconds.
TIMEOUT = 240
IS_DRAWN = "document.getElementById('first')?.getAttribute('aria-busy') === 'false'"
COLOURS = ("missing", "damaged", "tiles", "bundles", "full", "initial", "reach", "edge", "accent")


class Visitor:
    def __init__(self, browser, address, pictures):
        self.browser, self.address, self.pictures = browser, address, pictures

    def open(self, path, width=1280, scheme="light", until=IS_DRAWN):
        # Without this, an address that differs only after # would not be loaded again.
        self.browser.ask("Page.navigate", url="about:blank")
        self.browser.open(self.address + path, width, scheme)
        self.wait(until)

    def wait(self, condition):
        end = time.monotonic() + 20
        while not self.browser.evaluate(f"Boolean({condition})"):
            if time.monotonic() > end:
                sys.exit(f"{self.browser.evaluate('location.href')}: never true: {condition}")
            time.sleep(0.03)

    def see(self, expression):
        return self.browser.evaluate(expression)

    def text(self, name):
        return self.see(f"document.getElementById('{name}').innerText")

    def key(self, key, code=None, text=None):
        for kind in ("keyDown", "keyUp"):
            extra = {"text": text} if text and kind == "keyDown" else {}
            number = {"Tab": 9, "Enter": 13, "ArrowRight": 39, "ArrowLeft": 37, " ": 32}.get(key, ord(key[0]))
            self.browser.ask("Input.dispatchKeyEvent", type=kind, key=key, code=code or key, windowsVirtualKeyCode=number, **extra)

    def click(self, x, y):
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.browser.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def messages(self):
        return list(read_page.messages(self.browser.events))

    def picture(self, name):
        data = base64.b64decode(self.browser.ask("Page.captureScreenshot")["data"])
        if self.pictures:
            pathlib.Path(self.pictures, f"{name}.png").write_bytes(data)
        return Image.open(io.BytesIO(data)).convert("RGB")

    def box(self, selector):
        return json.loads(self.see(f"JSON.stringify(document.querySelector('{selector}').getBoundingClientRect())"))


def views(visitor):
    """All widths in both colour schemes, with what a reader would notice."""
    seen = []
    # In the middle of the damaged tile of Web, and between the missing and the damaged tile of NZ.
    for name, place in (("Web", "#5/-12000000/5600000"), ("NZ", "#1/1500000/5900000")):
        for width in (390, 800, 1280):
            for scheme in ("light", "dark"):
                visitor.open(f"/caches/{name}/{place}", width, scheme)
                visitor.wait("document.getElementById('level-counts').innerText.includes('1 damaged')")
                view = visitor.see(read_page.MEASURE)
                view["cache"], view["width"], view["scheme"] = name, width, scheme
                view["messages"] = visitor.messages()
                view["foreign"] = [url for url in read_page.requests(visitor.browser.events) if not url.startswith((visitor.address, "about:", "data:", "blob:"))]
                view["failed"] = [event["params"]["response"]["url"] for event in visitor.browser.events
                                  if event.get("method") == "Network.responseReceived" and event["params"]["response"]["status"] >= 400]
                view["counts"] = visitor.text("level-counts")
                view["palette"] = palette(visitor)
                seen.append(view)
                visitor.picture(f"{name}-{width}-{scheme}")
    return seen


def palette(visitor):
    """The contrast of each colour of a mark with the colour of its border."""
    def light(text):
        values = [int(text[i:i + 2], 16) / 255 for i in (1, 3, 5)] if len(text) == 7 else [int(digit * 2, 16) / 255 for digit in text[1:]]
        return sum(part * (v / 12.92 if v <= .04045 else ((v + .055) / 1.055) ** 2.4) for part, v in zip((.2126, .7152, .0722), values))
    names = json.dumps(("page",) + COLOURS)
    found = json.loads(visitor.see(f"JSON.stringify({names}.map(name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()))"))
    page, *others = map(light, found)
    return {name: round((max(page, other) + .05) / (min(page, other) + .05), 2) for name, other in zip(COLOURS, others)}


def circle(visitor, name, level, x, y):
    """How many points of the circle of fixed map coordinates are visible, and how many of them are not drawn there."""
    grid = map_server.CACHES[name]
    visitor.open(f"/caches/{name}/#{level}/{x}/{y}")
    for box in ("show-tiles", "show-missing", "show-damaged", "show-full"):
        visitor.see(f"document.getElementById('{box}').click()")
    time.sleep(0.2)
    pixels = visitor.picture(f"circle-{name}-{level}").load()
    frame = visitor.box("#first")
    points, wrong = 0, []
    for degrees in range(0, 360):
        across = grid.circle[0] + grid.circle[2] * math.cos(math.radians(degrees))
        up = grid.circle[1] + grid.circle[2] * math.sin(math.radians(degrees))
        column = frame["left"] + frame["width"] / 2 + (across - x) / grid.resolutions[level - grid.first]
        row = frame["top"] + frame["height"] / 2 - (up - y) / grid.resolutions[level - grid.first]
        # Not under the controls of the map.
        if not (frame["left"] + 150 < column < frame["right"] - 60 and frame["top"] + 5 < row < frame["bottom"] - 40):
            continue
        points += 1
        colour = pixels[round(column), round(row)]
        if max(abs(a - b) for a, b in zip(colour, map_server.CIRCLE)) > 60:
            wrong.append([degrees, *colour])
    bar = visitor.see("document.querySelector('.ol-scale-line-inner').innerText")
    wide = visitor.box(".ol-scale-line-inner")["width"]
    return {"cache": name, "level": level, "points": points, "wrong": wrong, "bar": bar, "barWidth": wide,
            "text": visitor.text("level-text")}


def keyboard(visitor):
    """The order of the focus, and what the keys do on the map and on the slider."""
    visitor.open("/caches/Web/#5/-12000000/5600000")
    order = []
    for _ in range(40):
        visitor.key("Tab")
        order.append(visitor.see("(e => e.id || e.getAttribute('aria-label') || e.title || e.innerText.trim())(document.activeElement)"))
    invisible = visitor.see(
        "[...document.querySelectorAll('a, button, input, select, [tabindex=\"0\"]')].filter(e => e.offsetParent && !(e.ariaLabel || e.labels?.length || e.innerText || e.title || e.getAttribute('aria-labelledby'))).map(e => e.outerHTML)")
    visitor.see("document.getElementById('first').focus()")
    visitor.key("Enter", text="\r")
    # The finding is known from the check of the level, the offset only from the answer about the tile.
    visitor.wait("document.getElementById('tile-card').innerText.includes('Offset')")
    card, said = visitor.text("tile-card"), visitor.text("status")
    visitor.picture("card")
    before = visitor.see("location.hash")
    visitor.key("ArrowRight")
    visitor.wait(f"location.hash !== '{before}'")
    moved = visitor.see("location.hash")
    visitor.see("document.getElementById('level').focus()")
    visitor.key("ArrowLeft")
    visitor.wait("location.hash.startsWith('#4/')")
    visitor.browser.ask("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    visitor.see("document.querySelector('#links button').focus()")
    visitor.key("Enter", text="\r")
    visitor.wait("document.querySelector('#links button').innerText === 'Copied'")
    copied = visitor.browser.ask("Runtime.evaluate", expression="navigator.clipboard.readText()", awaitPromise=True)
    return {"copied": copied["result"]["value"], "order": order, "unnamed": invisible, "card": card, "said": said, "before": before, "moved": moved,
            "value": visitor.see("document.getElementById('level').getAttribute('aria-valuetext')")}


def selected(visitor):
    """The cards of a missing and a sound tile after clicks on them."""
    visitor.open("/caches/NZ/#1/1550000/5600000")
    frame = visitor.box("#first")
    cards = []
    # The middle is in the missing tile 1/70/27; 150 pixels below is the tile 1/71/27.
    for below, name in ((0, "70"), (150, "71")):
        visitor.click(frame["left"] + frame["width"] / 2, frame["top"] + frame["height"] / 2 + below)
        visitor.wait(f"document.getElementById('tile-card').innerText.includes('1 / {name} / 27') && document.getElementById('tile-card').innerText.includes('File')")
        cards.append(visitor.text("tile-card"))
        time.sleep(0.4)
    return cards


def compared(visitor):
    """Two caches of one system beside each other and as a swipe, and two of different systems."""
    visitor.open("/caches/NZ/#1/1600000/5500000/Plain")
    visitor.wait("document.getElementById('compare-text').innerText")
    result = {"same": visitor.text("compare-text"), "sameModes": visitor.see("!document.getElementById('modes').hidden")}
    visitor.picture("beside")
    visitor.see("document.querySelector('[value=swipe]').click()")
    visitor.wait("location.hash.endsWith('/swipe')")
    result["swipe"] = visitor.see("location.hash")
    result["panes"] = visitor.see("[...document.querySelectorAll('.pane')].filter(e => e.offsetParent).length")
    time.sleep(0.3)
    visitor.picture("swipe")
    # Plain has no list of its tiles, so its missing tile is a failed request.
    result["messages"] = [text for text in visitor.messages() if "404" not in text]
    visitor.open("/caches/NZ/#0/1600000/5500000/Heights/swipe")
    visitor.wait("document.getElementById('compare-text').innerText && !document.getElementById('swipe-line').hidden")
    for box in ("show-tiles", "show-full"):
        visitor.see(f"document.getElementById('{box}').click()")
    time.sleep(0.5)
    seen = visitor.picture("swipe-empty")
    frame = visitor.box("#first")
    # A point of a tile in the left half, and the same point mirrored.
    row = round(frame["top"] + 250)
    result["left"], result["right"] = [list(seen.getpixel((round(frame["left"] + frame["width"] * part), row))) for part in (.4, .6)]
    result["messages"] += [text for text in visitor.messages() if "404" not in text]
    visitor.open("/caches/Web/#4/-10500000/4500000/NZ")
    visitor.wait("document.getElementById('compare-text').innerText")
    visitor.picture("different")
    result["different"] = visitor.text("compare-text")
    result["differentModes"] = visitor.see("!document.getElementById('modes').hidden")
    return result


def hostile(visitor):
    """Markup in every text of a cache."""
    visitor.open("/caches/Hostile/#5/-12000000/5600000")
    visitor.see("document.getElementById('first').focus()")
    visitor.key("Enter", text="\r")
    visitor.wait("document.getElementById('tile-card').innerText.includes('IMG001')")
    result = {
        "title": visitor.see("document.title"), "heading": visitor.text("title"), "attribution": visitor.text("attribution"),
        "card": visitor.text("tile-card"), "messages": visitor.messages(),
        "elements": visitor.see("document.querySelectorAll('body img, body script').length"),
    }
    visitor.open("/", until="document.getElementById('caches').tBodies[0].rows.length")
    result["list"] = visitor.text("caches")
    result["listElements"] = visitor.see("document.querySelectorAll('body img, body script').length")
    return result


def others(visitor):
    """The list of caches, a static copy, and a server without OpenLayers."""
    result = {}
    for width in (390, 1280):
        visitor.open("/caches/Web/", width)
        visitor.wait("location.hash")
        result[f"start{width}"] = visitor.see("location.hash")
        visitor.open("/", width, until="document.getElementById('caches').tBodies[0].rows.length")
        view = visitor.see(read_page.MEASURE)
        result[f"list{width}"] = view["scrollWidth"]
        result[f"listFaults{width}"] = view["faint"] + view["small"] + visitor.messages()
        visitor.picture(f"list-{width}")
    visitor.open("/caches/Plain/#1/1600000/5700000")
    visitor.wait("document.getElementById('level-counts').innerText.includes('1 missing')")
    visitor.see("document.getElementById('first').focus()")
    visitor.key("Enter", text="\r")
    visitor.wait("document.getElementById('tile-card').innerText.includes('missing')")
    result["plain"] = visitor.text("tile-card")
    visitor.open("/caches/Degrees/#3/-0.0001/50")
    visitor.wait("document.getElementById('coordinates').innerText")
    result["zero"] = visitor.text("coordinates")
    visitor.open("/caches/Heights/#0/1600000/5500000")
    visitor.wait("document.getElementById('level-counts').innerText.includes('image/lerc')")
    visitor.see("document.getElementById('first').focus()")
    visitor.key("Enter", text="\r")
    visitor.wait("document.getElementById('tile-card').innerText.includes('image/lerc')")
    result["heights"] = [visitor.text("level-counts"), visitor.text("tile-card")]
    visitor.open("/empty/caches/Web/", until="document.getElementById('message').innerText")
    visitor.wait("document.getElementById('links').innerText")
    visitor.picture("no-library")
    result["noLibrary"] = visitor.text("message")
    result["noLibraryLevels"] = visitor.see("document.getElementById('levels').tBodies[0].rows.length")
    return result


def main(assets, library, pictures=None):
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("Chromium has not answered in time"))
    signal.alarm(TIMEOUT)
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = read_page.Browser(program, profile)
        try:
            # The browser takes over descriptors 3 and 4, so the server begins after it.
            server = map_server.begin(assets, library)
            browser.begin()
            visitor = Visitor(browser, server.address, pictures)
            result = {
                "views": views(visitor),
                "circles": [circle(visitor, "Web", 4, -10500000, 4500000), circle(visitor, "NZ", 0, 1600000, 5500000),
                            circle(visitor, "NZ", 2, 2000000, 5500000), circle(visitor, "Degrees", 3, 0, 50)],
                "keyboard": keyboard(visitor), "cards": selected(visitor), "compared": compared(visitor),
                "hostile": hostile(visitor), "others": others(visitor),
            }
            browser.end()
        finally:
            browser.process.kill()
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
