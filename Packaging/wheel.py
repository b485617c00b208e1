#!/usr/bin/env python3
"""Makes the wheel from a release of the command and the folder Python. The same input gives the same bytes.

    wheel.py TILESCHEME DIRECTORY [--tag TAG]     TAG: the platform; by default it follows from the command's glibc

A wheel is a ZIP archive with metadata (https://packaging.python.org/en/latest/specifications/binary-distribution-format/).
The command is in NAME.data/scripts, so that pip puts the file itself on PATH. A Python script that starts it would take
five times as long as linting a file. That is possible only because the release needs no library that the wheel would
have to carry (Scripts/check-release.sh).
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import platform
import re
import sys
import zipfile
from pathlib import Path

from release_files import ROOT, completions, licences, manual, map_library, printed, programs

# The first time that ZIP can state; the clock must not be in the archive.
TIME = (1980, 1, 1, 0, 0, 0)


def platform_tag(binary: str) -> str:
    """The tag of the platform: the oldest glibc with which the command runs (PEP 600)."""
    versions = re.findall(r"\(GLIBC_2\.(\d+)(?:\.\d+)?\)", printed("objdump", "-T", binary))
    return f"manylinux_2_{max(map(int, versions))}_{platform.machine()}"


def project() -> dict[str, str]:
    """The plain texts of [project] in pyproject.toml; Python 3.9 has no reader of TOML."""
    text = (ROOT / "Python" / "pyproject.toml").read_text(encoding="utf-8")
    section = text.split("[project]", 1)[1].split("\n[", 1)[0]
    found = dict(re.findall(r'^([a-z-]+) = "(.*)"$', section, re.M))
    for name in ("keywords", "classifiers"):
        found[name] = "\n".join(re.findall(r'"([^"]*)"', section.split(f"{name} = [", 1)[1].split("]\n", 1)[0]))
    return found


def metadata(version: str) -> str:
    values = project()
    lines = ["Metadata-Version: 2.4", f"Name: {values['name']}", f"Version: {version}"]
    lines += [f"Summary: {values['description']}", f"License-Expression: {values['license']}"]
    lines += [f"License-File: {name}" for name in licences()]
    lines += [f"Keywords: {','.join(values['keywords'].splitlines())}"]
    lines += [f"Classifier: {line}" for line in values["classifiers"].splitlines()]
    lines += [f"Requires-Python: {values['requires-python']}", "Description-Content-Type: text/markdown", ""]
    return "\n".join(lines) + "\n" + description()


def description() -> str:
    """The page of the package: the guide without its links, which lead to files that the page does not have."""
    text = (ROOT / "Documentation" / "PYTHON.md").read_text(encoding="utf-8")
    return re.sub(r"\[([^\]]*)\]\((?!http)[^)]*\)", r"\1", text)


def contents(binary: str, version: str, tag: str) -> dict[str, bytes]:
    files = {}
    for path in sorted((ROOT / "Python" / "tilescheme").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            files[str(path.relative_to(ROOT / "Python"))] = path.read_bytes()
    data = f"tilescheme-{version}.data"
    for name, program in programs(binary).items():
        files[f"{data}/scripts/{name}"] = program
    for place, content in map_library().items():
        files[f"{data}/data/{place}"] = content
    for place, text in completions(binary).items():
        files[f"{data}/data/{place}"] = text
    files[f"{data}/data/share/man/man1/tilescheme.1"] = manual()
    info = f"tilescheme-{version}.dist-info"
    files[f"{info}/METADATA"] = metadata(version).encode()
    wheel = f"Wheel-Version: 1.0\nGenerator: tilescheme\nRoot-Is-Purelib: false\nTag: py3-none-{tag}\n"
    files[f"{info}/WHEEL"] = wheel.encode()
    for name, text in licences().items():
        files[f"{info}/licenses/{name}"] = text
    return files


def record(files: dict[str, bytes], place: str) -> bytes:
    """The list of the files with their checksums and sizes."""
    lines = []
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        lines.append(f"{name},sha256={digest},{len(content)}")
    return ("\n".join([*lines, f"{place},,"]) + "\n").encode()


def write(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, TIME)
            entry.create_system = 3
            # Without the mode, pip would install a command that cannot be run.
            mode = 0o755 if "/scripts/" in name else 0o644
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def main() -> int:
    parser = argparse.ArgumentParser(description="Makes the wheel.")
    parser.add_argument("binary")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--tag")
    arguments = parser.parse_args()
    version = printed(arguments.binary, "--version").strip()
    tag = arguments.tag or platform_tag(arguments.binary)
    files = contents(arguments.binary, version, tag)
    place = f"tilescheme-{version}.dist-info/RECORD"
    files[place] = record(files, place)
    arguments.directory.mkdir(parents=True, exist_ok=True)
    target = arguments.directory / f"tilescheme-{version}-py3-none-{tag}.whl"
    work = target.with_suffix(".part")
    write(work, files)
    work.replace(target)
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
