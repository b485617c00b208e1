#!/usr/bin/env python3
"""Makes the archive for any Linux, with a file of its checksum. The same input gives the same bytes.

tarball.py TILESCHEME DIRECTORY
"""

from __future__ import annotations

import gzip
import hashlib
import io
import platform
import sys
import tarfile
from pathlib import Path

from release_files import completions, licences, manual, map_library, printed, programs


def contents(binary: str) -> dict[str, tuple[bytes, int]]:
    """The files with their modes; bin and share are as below any prefix."""
    files = {f"bin/{name}": (program, 0o755) for name, program in programs(binary).items()}
    for place, content in map_library().items():
        files[place] = (content, 0o644)
    files["share/man/man1/tilescheme.1"] = (manual(), 0o644)
    for place, text in completions(binary).items():
        files[place] = (text, 0o644)
    for name, text in licences().items():
        files[f"share/doc/tilescheme/{name}"] = (text, 0o644)
    return files


def archive(root: str, files: dict[str, tuple[bytes, int]]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, (content, mode) in sorted(files.items()):
            entry = tarfile.TarInfo(f"{root}/{name}")
            entry.size = len(content)
            entry.mode = mode
            tar.addfile(entry, io.BytesIO(content))
    return gzip.compress(stream.getvalue(), 9, mtime=0)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    binary, directory = arguments[0], Path(arguments[1])
    root = f"tilescheme-{printed(binary, '--version').strip()}-linux-{platform.machine()}"
    directory.mkdir(parents=True, exist_ok=True)
    target = directory / f"{root}.tar.gz"
    data = archive(root, contents(binary))
    target.write_bytes(data)
    Path(f"{target}.sha256").write_text(f"{hashlib.sha256(data).hexdigest()}  {target.name}\n", encoding="ascii")
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
