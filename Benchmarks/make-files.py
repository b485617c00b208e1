#!/usr/bin/env python3
"""Makes the many files that the benchmarks read: variations of the project's own samples, the same on every run."""
import pathlib
import sys

kind, count, target = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
samples = pathlib.Path(__file__).parent.parent / "Samples"
sources = {
    # Long and short, one line and indented, metres, feet and degrees: a mean of about 4 KB, as real ones have.
    "conf.xml": [
        "web-mercator-legacy/conf.xml", "geographic-wgs84/conf.xml", "national-grid-nz/conf.xml",
        "us-feet-washington/conf.xml", "custom-scales/conf.xml",
    ],
    "root.json": ["web-mercator-ready/root.json", "geographic-wgs84-v2-512/root.json"],
}
target.mkdir(parents=True, exist_ok=True)
texts = [(samples / name).read_text() for name in sources[kind]]
for number in range(count):
    text = texts[number % len(texts)]
    # The packet size differs, so that no two files are the same bytes.
    text = text.replace("<PacketSize>128<", f"<PacketSize>{number}<").replace('"packetSize":128', f'"packetSize":{number}')
    (target / f"{number:05}-{kind}").write_text(text)
