#!/usr/bin/env python3
"""Starts two conversions that write one result, the second at a random moment of the first, again and again, and
reports each pair after which a tile of a successful run is missing, a refused run gives no reason, or a temporary file
remains.

    Fuzzing/pairs.py TOOL SECONDS [SEED]
"""
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time

HOUSE = pathlib.Path(__file__).resolve().parent.parent


def tiles(folder):
    """The tiles of a Compact V2 cache by level, row and column, read from the bundles alone."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*.bundle")):
        level = int(path.parent.name[1:])
        row, column = (int(part, 16) for part in path.stem[1:].split("C"))
        data = path.read_bytes()
        for index, (entry,) in enumerate(struct.iter_unpack("<Q", data[64:64 + 8 * 16_384])):
            offset, size = entry & ((1 << 40) - 1), entry >> 40
            if size: found[level, row + index // 128, column + index % 128] = data[offset:offset + size]
    return found


def main():
    tool, seconds = str(pathlib.Path(sys.argv[1]).resolve()), float(sys.argv[2])
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with tempfile.TemporaryDirectory(prefix="pairs-") as work:
        work = pathlib.Path(work)

        def convert(*arguments, **options):
            return subprocess.Popen([tool, "convert", *map(str, arguments)], stdout=subprocess.DEVNULL,
                                    stderr=subprocess.PIPE, text=True, **options)

        def made(*arguments):
            process = convert(*arguments)
            errors = process.communicate()[1]
            if process.returncode: sys.exit(errors)

        # Two caches with every second column each, so that all their bundles are in both, and one with a tile of its own.
        subprocess.run([sys.executable, HOUSE / "Benchmarks" / "make-cache.py", work / "all", "--side", "24"], check=True,
                       stdout=subprocess.DEVNULL)
        made(work / "all", work / "images", "--to", "exploded")
        sources = []
        for number in (0, 1):
            half = work / f"half-{number}"
            shutil.copytree(work / "images", half)
            for path in sorted(half.rglob("C*.*")):
                if int(path.stem[1:], 16) % 2 != number: path.unlink()
            made(half, work / f"source-{number}", "--to", "legacy")
            sources.append(work / f"source-{number}")
        made(work / "all", work / "target", "--to", "legacy", "--levels", "0-2")
        own, before = [tiles(source) for source in sources], tiles(work / "target")
        # The time that one run takes decides where the second one can meet it.
        begin = time.monotonic()
        shutil.copytree(work / "target", work / "measured")
        made(sources[0], work / "measured", "--into")
        longest = 1.5 * (time.monotonic() - begin)
        counts = {"both": 0, "one": 0}
        faults, pairs, end = 0, 0, time.monotonic() + seconds
        while time.monotonic() < end:
            pairs += 1
            result = work / "result"
            into = chance.random() < 0.7
            if into: shutil.copytree(work / "target", result)
            order = chance.sample((0, 1), 2)
            wait = chance.uniform(0, longest)
            runs = []
            for number in order:
                runs.append(convert(sources[number], result, *(["--into"] if into else ["--to", "legacy"])))
                if len(runs) == 1: time.sleep(wait)
            errors = [run.communicate()[1] for run in runs]
            expected = dict(before) if into else {}
            for run, number in zip(runs, order):
                if run.returncode == 0: expected |= own[number]
            problems = []
            if not any(run.returncode == 0 for run in runs): problems.append("both failed")
            for run, error in zip(runs, errors):
                if run.returncode not in (0, 3): problems.append(f"exit status {run.returncode}")
                if run.returncode == 3 and "another run" not in error and "already exists" not in error:
                    problems.append(f"refused without a reason: {error}")
            if tiles(result) != expected: problems.append("the tiles are not those of the successful runs")
            left = [name for name in os.listdir(work) if name.startswith(".")]
            left += [str(path) for path in result.rglob(".*tilescheme*")]
            if left: problems.append(f"left behind: {left}")
            counts["both" if all(run.returncode == 0 for run in runs) else "one"] += 1
            if problems:
                faults += 1
                print(f"pair {pairs}, {wait * 1000:.1f} ms apart, {'into' if into else 'new'}: {'; '.join(problems)}",
                      flush=True)
            shutil.rmtree(result)
        print(f"{pairs} pairs, {faults} faults; both runs ended well in {counts['both']}, one in {counts['one']}")
        sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
