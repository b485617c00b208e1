"""What the tests share: samples, temporary folders, and the command that was built."""

from __future__ import annotations

import shutil
import struct
import tempfile
import unittest
import zlib
from pathlib import Path

import tilescheme

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "Samples"
SERVICE = str(SAMPLES / "service" / "mapserver-dynamic.json")


class FolderCase(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tilescheme-python-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)


def png(size: int) -> bytes:
    """A grey PNG by the PNG specification: a header, the inflated rows, an end."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * size) * size)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def cache(folder: Path, form: str = "exploded", levels: int = 4) -> Path:
    """A cache with the first levels of Web Mercator; its tiles were written by this file, level/row/column."""
    images = folder / "images"
    for level in range(levels):
        for row in range(2**level):
            place = images / str(level) / str(row)
            place.mkdir(parents=True)
            for column in range(2**level):
                (place / f"{column}.png").write_bytes(png(256))
    made = folder / f"cache-{form}"
    tilescheme.convert(images, made, scheme="arcgis-online", to=form)
    shutil.rmtree(images)
    return made
