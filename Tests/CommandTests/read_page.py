"""Opens pages in headless Chromium and prints the problems that a reader would notice, as JSON.

    read_page.py [--pictures DIRECTORY] PAGE...
    read_page.py --evaluate EXPRESSION PAGE

Each page is opened at four widths, in light and in dark mode, and as a print. The result contains for each: messages
of the console, addresses that were requested, the width of the page, texts with too little contrast, texts in pictures
that overlap or are cut off, lines and areas that are too faint, and numbers that are not aligned right. --pictures also
saves screenshots and prints for people. --evaluate opens one page and prints the value of a JavaScript expression in it.
"""
import base64
import fcntl
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

# In pixels.
WIDTHS = (320, 360, 800, 1280)
# The width of A4 between margins of 12 mm, in pixels.
PAPER = 703
# In seconds.
TIMEOUT = 240


def high(descriptor):
    """The same file under a descriptor number of at least 10."""
    other = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return other


class Browser:
    """Chromium, controlled through a pair of pipes with the DevTools protocol."""

    def __init__(self, program, profile):
        # Chromium reads from descriptor 3 and writes to descriptor 4.
        theirs_in, self.to, self.source, theirs_out = [high(end) for pair in (os.pipe(), os.pipe()) for end in pair]
        os.dup2(theirs_in, 3)
        os.dup2(theirs_out, 4)
        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
             "--no-first-run", "--disable-extensions", "--disable-background-networking", "--remote-debugging-pipe",
             f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(3, 4), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("CHROMIUM_ERRORS") else subprocess.DEVNULL)
        for end in (3, 4, theirs_in, theirs_out):
            os.close(end)
        self.buffer = b""
        self.events = []
        self.number = 0
        self.session = None

    def read(self):
        while b"\0" not in self.buffer:
            part = os.read(self.source, 1 << 20)
            if not part:
                sys.exit("Chromium has ended")
            self.buffer += part
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        for event in self.events:
            if event.get("method") == method:
                return
        while True:
            event = self.read()
            self.events.append(event)
            if event.get("method") == method:
                return

    def begin(self):
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def open(self, address, width, scheme, media="screen"):
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 600)
        self.ask("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.events.clear()
        if error := self.ask("Page.navigate", url=address).get("errorText"):
            sys.exit(f"{address}: {error}")
        self.wait("Page.loadEventFired")
        return self.evaluate(MEASURE)

    def evaluate(self, expression):
        value = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in value:
            sys.exit(json.dumps(value["exceptionDetails"]))
        return value["result"].get("value")

    def end(self):
        self.session = None
        self.ask("Browser.close")
        self.process.wait(TIMEOUT)


MEASURE = r"""(() => {
  const parse = text => (text.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const over = (top, bottom) => {
    const alpha = top.length > 3 ? top[3] : 1;
    return [0, 1, 2].map(i => top[i] * alpha + bottom[i] * (1 - alpha));
  };
  const light = color => {
    const [r, g, b] = color.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + .05) / (low + .05);
  };
  const canvas = parse(getComputedStyle(document.body).backgroundColor);
  const ground = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), canvas.slice(0, 3));
  };
  const result = {texts: 0, faint: [], faintLines: [], cut: [], overlapping: [], small: []};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('title, desc, style, script')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (!range.getClientRects().length) continue;
    result.texts += 1;
    const style = getComputedStyle(element);
    const svg = element.closest('svg');
    const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const size = parseFloat(style.fontSize) * scale;
    const below = ground(svg || element);
    const ratio = contrast(over(parse(svg ? style.fill : style.color), below), below);
    const isLarge = size >= 24 || size >= 18.66 && parseInt(style.fontWeight) >= 700;
    const name = node.data.trim().slice(0, 40);
    if (ratio < (isLarge ? 3 : 4.5)) result.faint.push(`${name}: ${ratio.toFixed(2)}`);
    if (size < 9) result.small.push(`${name}: ${size.toFixed(1)} px`);
  }
  const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([name, box], index) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1
        || box.bottom > frame.bottom + 1) result.cut.push(name);
      for (const [other, its] of texts.slice(index + 1)) if (meets(box, its)) result.overlapping.push(`${name} / ${other}`);
    });
  }
  const color = (selector, property) => {
    const element = document.querySelector(selector);
    return element && over(parse(getComputedStyle(element)[property]), canvas.slice(0, 3));
  };
  const pairs = [
    ['.bar', 'fill', 'body', 'backgroundColor'], ['.whisker', 'stroke', 'body', 'backgroundColor'],
    ['.whisker', 'stroke', '.bar', 'fill'], ['.tile', 'stroke', '.ground', 'fill'],
    ['.tile', 'stroke', '.tile', 'fill'], ['.region', 'stroke', '.tile', 'fill'], ['.region', 'stroke', '.ground', 'fill'],
    ['.line', 'stroke', '.tile', 'fill'], ['.dot:not(.halo)', 'stroke', '.tile', 'fill'],
    ['.impossible', 'stroke', '.outside', 'fill'], ['.impossible', 'stroke', '.impossible', 'fill'],
    ['.origin', 'stroke', '.outside', 'fill'], ['.origin', 'stroke', '.tile', 'fill'], ['.axis', 'stroke', 'body', 'backgroundColor'],
  ];
  for (const [first, property, second, other] of pairs) {
    const [a, b] = [color(first, property), color(second, other)];
    if (a && b && contrast(a, b) < 3) result.faintLines.push(`${first} on ${second}: ${contrast(a, b).toFixed(2)}`);
  }
  const isNumber = /^[-–\d][\d.,–-]*$/;
  result.numbersNotRight = [...document.querySelectorAll('td, tbody th')].filter(cell => {
    const style = getComputedStyle(cell);
    return isNumber.test(cell.textContent)
      && (style.textAlign !== 'right' || !style.fontVariantNumeric.includes('tabular-nums'));
  }).map(cell => cell.textContent);
  result.scrollWidth = document.documentElement.scrollWidth;
  result.isDark = light(canvas) < .2;
  return result;
})()"""


def messages(events):
    for event in events:
        parameters = event.get("params", {})
        if event.get("method") == "Runtime.consoleAPICalled":
            yield str(parameters.get("args"))
        if event.get("method") == "Runtime.exceptionThrown":
            yield str(parameters.get("exceptionDetails"))
        if event.get("method") == "Log.entryAdded":
            yield parameters["entry"]["text"]


def requests(events):
    for event in events:
        if event.get("method") == "Network.requestWillBeSent":
            yield event["params"]["request"]["url"]


def picture(browser, file, width):
    height = browser.ask("Page.getLayoutMetrics")["cssContentSize"]["height"]
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    shot = browser.ask("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
    file.write_bytes(base64.b64decode(shot["data"]))


def print_page(browser, file):
    # A4, in inches.
    paper = browser.ask(
        "Page.printToPDF", preferCSSPageSize=True, printBackground=False, paperWidth=8.27, paperHeight=11.69)
    file.write_bytes(base64.b64decode(paper["data"]))


def main(arguments):
    # A browser that does not answer must not keep the tests waiting.
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("Chromium has not answered in time"))
    signal.alarm(TIMEOUT)
    folder = None
    if arguments[0] == "--pictures":
        folder = pathlib.Path(arguments[1])
        arguments = arguments[2:]
    expression = None
    if arguments[0] == "--evaluate":
        expression = arguments[1]
        arguments = arguments[2:]
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    found = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            browser.begin()
            views = [(width, scheme, "screen") for width in WIDTHS for scheme in ("light", "dark")]
            views += [(PAPER, scheme, "print") for scheme in ("light", "dark")]
            if expression:
                browser.open(pathlib.Path(arguments[0]).resolve().as_uri(), 1280, "light")
                found = browser.evaluate(expression)
                views = []
            for page in map(pathlib.Path, arguments if views else []):
                address = page.resolve().as_uri()
                for width, scheme, media in views:
                    seen = browser.open(address, width, scheme, media)
                    seen |= {"page": page.name, "width": width, "scheme": scheme, "media": media}
                    seen["messages"] = list(messages(browser.events))
                    seen["requests"] = [other for other in requests(browser.events) if other != address]
                    found.append(seen)
                    if folder and media == "print":
                        print_page(browser, folder / f"{page.stem}-{scheme}.pdf")
                    elif folder:
                        picture(browser, folder / f"{page.stem}-{width}-{scheme}.png", width)
            browser.end()
        finally:
            browser.process.kill()
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
