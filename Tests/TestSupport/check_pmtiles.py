"""Prints the header, the metadata and the entries of a PMTiles archive as JSON, and what go-pmtiles `verify` finds.

The checks are those of `pmtiles verify` of go-pmtiles: counts, zooms, bounds, centre, order, and the size of the file.
"""
import json
import sys
import zlib

sys.path.insert(0, sys.argv[1])
from read_tiles import archive, place  # noqa: E402

header, entries, data = archive(sys.argv[2])
text = zlib.decompress(data[header["metadata"]:header["metadata"] + header["metadataLength"]], 31)
faults = []


def check(name, holds):
    if not holds:
        faults.append(name)


check("tiles", header["tiles"] == sum(run for _, run, _, _ in entries))
check("entries", header["entries"] == len(entries))
check("contents", header["contents"] == len({offset for _, _, _, offset in entries}))
check("order of tiles", all(a[0] + a[1] <= b[0] for a, b in zip(entries, entries[1:])))
check("first zoom", header["minZoom"] == place(entries[0][0])[0])
check("last zoom", header["maxZoom"] == place(entries[-1][0])[0])
check("bounds", header["west"] < header["east"] and header["south"] < header["north"])
check("zoom of the centre", header["minZoom"] <= header["centerZoom"] <= header["maxZoom"])
check("centre", header["west"] <= header["x"] <= header["east"] and header["south"] <= header["y"] <= header["north"])
seen, end = set(), 0
for _, _, length, offset in entries:
    check("length", length > 0)
    if offset not in seen:
        check("order of contents", offset == end)
        seen.add(offset)
        end += length
check("size of the tile data", end == header["dataLength"])
parts = header["metadataLength"] + header["leavesLength"] + header["dataLength"]
check("size of the file", len(data) in (127 + header["rootLength"] + parts, 16384 + parts))
check("root directory", header["root"] + header["rootLength"] <= 16384)
check("offset of the leaves", header["leaves"] > 0)
print(json.dumps({"header": header, "metadata": json.loads(text), "entries": entries[:100], "faults": faults}))
