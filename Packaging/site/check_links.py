#!/usr/bin/env python3
"""Checks that every link of a site of static files leads to a file of the site, and to a place that is in it.

check_links.py DIRECTORY       links to other servers are listed with --external, and not opened
"""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """The links of a page, and the places that links can lead to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = {"", "top", "__tabbed"}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for name in ("id", "name"):
            if values.get(name):
                self.places.add(str(values[name]))
        for name in ("href", "src"):
            if values.get(name):
                self.links.append(str(values[name]))


def main(arguments: list[str]) -> int:
    directories = [a for a in arguments if not a.startswith("--")]
    if len(directories) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    root = Path(directories[0]).resolve()
    # The pages of DocC are written by a script in the browser: they have no links to check.
    pages = {p: Page(p) for p in sorted(root.rglob("*.html")) if "swift" not in p.relative_to(root).parts[:1]}
    broken, external, count = [], set(), 0
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                external.add(link)
                continue
            if parts.scheme or link.startswith("//"):
                continue
            count += 1
            # The page for wrong addresses does not know where it is shown, so its links begin at the root.
            base = root if parts.path.startswith("/") else path.parent
            target = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            name = path.relative_to(root)
            if not target.exists():
                broken.append(f"{name}: {link} leads nowhere")
            elif target in pages and unquote(parts.fragment) not in pages[target].places:
                broken.append(f"{name}: {link} leads to a place that the page does not have")
    print("\n".join(broken), file=sys.stderr)
    if "--external" in arguments:
        print("\n".join(sorted(external)))
    print(f"{len(pages)} pages, {count} links inside, {len(external)} to other servers, {len(broken)} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
