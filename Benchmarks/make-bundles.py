#!/usr/bin/env python3
"""Makes a cache of a country of which only the names of the bundles exist: files without content.

    make-bundles.py DIRECTORY [COUNT]

So the time for finding and dividing the bundles is measured apart from that for their tiles. COUNT is 672,744 unless told;
the bundles of the coarser levels are among them.
"""
import pathlib
import re
import sys

target, count = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 672_744
samples = pathlib.Path(__file__).parent.parent / "Samples"
xml = (samples / "web-mercator-legacy/conf.xml").read_text()
xml = re.sub(r"<StorageFormat>\w+<", "<StorageFormat>esriMapCacheStorageModeCompactV2<", xml)
finest = max(int(level) for level in re.findall(r"<LevelID>(\d+)<", xml))
target.mkdir(parents=True)
(target / "conf.xml").write_text(xml)
(target / "conf.cdi").write_text((samples / "web-mercator-legacy/conf.cdi").read_text())
# The coarser levels have a third as many bundles as the finest one.
side, left = round((count * 3 / 4) ** 0.5), count
sides = {finest - up: -(-side // 2**up) for up in range(finest + 1)}
for level in sorted(sides):
    folder = target / "_alllayers" / f"L{level:02}"
    folder.mkdir(parents=True)
    # The finest level takes what is left.
    rows = sides[level] if level < finest else -(-left // sides[level])
    places = [(row, column) for row in range(rows) for column in range(sides[level])][:left]
    for row, column in places:
        (folder / f"R{row * 128:04x}C{column * 128:04x}.bundle").touch()
    left -= len(places)
