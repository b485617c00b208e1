#!/usr/bin/env python3
"""Gives the project a version, and closes the section “Unreleased” of the changelog.

set_version.py VERSION DATE      such as 0.2.0 2026-12-01
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def closed(changelog: str, version: str, date: str) -> str:
    """The changelog with a section for the version, and an empty “Unreleased” above it.

    Raises:
        ValueError: The version is there already, or nothing has changed since the last one.
    """
    if re.search(rf"^## {re.escape(version)}\b", changelog, re.M):
        raise ValueError(f"CHANGELOG.md has a section {version} already")
    if not notes(changelog, "Unreleased"):
        raise ValueError("CHANGELOG.md lists nothing under Unreleased")
    return changelog.replace("## Unreleased\n", f"## Unreleased\n\n## {version} - {date}\n", 1)


def notes(changelog: str, version: str) -> str:
    """The section of a version without its heading."""
    found = re.search(rf"^## {re.escape(version)}\b[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.M | re.S)
    return found.group(1).strip() if found else ""


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or not re.fullmatch(r"\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?", arguments[0]):
        print(__doc__, file=sys.stderr)
        return 2
    version, date = arguments
    changelog = ROOT / "CHANGELOG.md"
    source = ROOT / "Sources" / "TileSchemeKit" / "ToolVersion.swift"
    try:
        text = closed(changelog.read_text(encoding="utf-8"), version, date)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 3
    changelog.write_text(text, encoding="utf-8")
    code = source.read_text(encoding="utf-8")
    source.write_text(re.sub(r'current = "[^"]*"', f'current = "{version}"', code), encoding="utf-8")
    (ROOT / "Python" / "tilescheme" / "_version.py").write_text(
        f'"""The version of the package, which is that of the command."""\n\n__version__ = "{version}"\n',
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
