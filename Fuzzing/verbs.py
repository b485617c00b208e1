#!/usr/bin/env python3
"""Runs every verb of the tool on damaged inputs of every kind, and reports each run that ends by a signal, by an exit
status that the tool does not have, after more than ten seconds, or with more than 500 MB of memory.

    Fuzzing/verbs.py TOOL [RUNS [SEED]]     RUNS: 2000 unless given; SEED: 1 unless given

The inputs are made from Samples/ and damaged in bytes, numbers, files, names and rows. The same seed gives the same
inputs. An input that fails is kept in .build-fuzz/verbs/, with its command.
"""
import concurrent.futures
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

HOUSE = pathlib.Path(__file__).resolve().parent.parent
SAMPLES = HOUSE / "Samples"
KEPT = HOUSE / ".build-fuzz" / "verbs"
SECONDS = 10
KILOBYTES = 500_000
# Values at the limits of the types that a reader may use, and texts that other writers put in place of numbers.
NUMBERS = """0 -0 1 -1 0.0 1e-320 1e308 1e309 -1e309 NaN nan INF Infinity -Infinity 2147483647 2147483648 -2147483649
4294967296 9223372036854775807 9223372036854775808 -9223372036854775809 99999999999999999999999999 0x10 1,5 1e400
256.5 65536 1048576 20037508.342787 -400 180.0000001 "" null true [] {}""".split()


# Seeds

def seeds(tool, folder):
    """The undamaged inputs by kind: files and directories in `folder`."""
    def run(*arguments):
        subprocess.run([tool, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    found = {"conf.xml": [], "root.json": [], "service": [], "directory": [], "package": [], "mbtiles": [], "area": [],
             "parameters": [], "raster": []}
    for path in sorted(SAMPLES.rglob("*")):
        if path.name.lower() == "conf.xml" and path.parent.parent == SAMPLES:
            found["conf.xml"].append(path.parent)
        elif path.name == "root.json" and path.parent.parent == SAMPLES:
            found["root.json"].append(path.parent)
        elif path.parent.name == "service" and path.suffix == ".json":
            found["service"].append(path)
        elif path.parent.name == "jobs" and path.suffix == ".json":
            found["parameters"].append(path)
        elif path.suffix == ".geojson":
            found["area"].append(path)
        elif path.suffix == ".tif":
            found["raster"].append(path)
    for number, storage in enumerate(("v2", "v1")):
        cache = folder / f"made-{storage}"
        subprocess.run([sys.executable, HOUSE / "Benchmarks" / "make-cache.py", cache, "--side", "6", "--storage", storage],
                       check=True, stdout=subprocess.DEVNULL)
        for form in ("legacy", "ready-to-serve", "exploded"):
            run("convert", cache, folder / f"{number}-{form}", "--to", form)
            found["directory"].append(folder / f"{number}-{form}")
        for suffix, kind in (("tpkx", "package"), ("mbtiles", "mbtiles")):
            run("convert", cache, folder / f"{number}.{suffix}")
            found[kind].append(folder / f"{number}.{suffix}")
        found["directory"].append(cache)
    square = folder / "square.geojson"
    square.write_text(json.dumps({"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]}))
    found["area"].append(square)
    missing = [kind for kind, paths in found.items() if not paths]
    if missing:
        sys.exit(f"no seeds of: {', '.join(missing)}")
    return found


# Damage

def damaged_bytes(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((1, 2, 4, 8, 64, 4096))
        match chance.randrange(9):
            case 0: data[at:at] = bytes(chance.randrange(256) for _ in range(size))
            case 1: del data[at:at + size]
            case 2: data[at:at + size] = bytes(len(data[at:at + size]))
            case 3: data[at:at + size] = b"\xff" * len(data[at:at + size])
            case 4: data[at:at] = data[chance.randrange(len(data) + 1):][:size]
            case 5: del data[at:]
            case 6:
                if at < len(data): data[at] ^= 1 << chance.randrange(8)
            case _: data = damaged_number(data, chance)
    return bytes(data)


def damaged_number(data, chance):
    places = list(re.finditer(rb"-?\d[\d.eE+-]*", bytes(data[:200_000])))
    if not places: return data
    place = chance.choice(places)
    return bytearray(data[:place.start()] + chance.choice(NUMBERS).encode() + data[place.end():])


def damaged_file(path, chance):
    path.write_bytes(damaged_bytes(path.read_bytes(), chance))


def damaged_directory(folder, chance):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    path = chance.choice(files)
    match chance.randrange(12):
        case 0: path.unlink()
        case 1: path.rename(path.with_name(path.name.swapcase()))
        case 2: shutil.copy(path, path.with_name(path.name.swapcase()))
        case 3: path.write_bytes(b"")
        case 4:
            path.unlink()
            path.mkdir()
        case 5:
            path.unlink()
            os.mkfifo(path)
        case 6:
            path.unlink()
            path.symlink_to(chance.choice((path, folder, "/dev/zero", "/proc/self/mem", "nowhere")))
        case 7: path.rename(path.with_name(chance.choice(("R-0001C0000.bundle", "R99999999C0000.bundle", "\\", "é", "L"))))
        case 8: (path.parent / "loop").symlink_to(folder)
        case _: damaged_file(path, chance)


def damaged_database(path, chance):
    if chance.random() < 0.4: return damaged_file(path, chance)
    value = chance.choice(("NULL", "'x'", "-1", "1e99", "9223372036854775807", "x'00ff'", "zeroblob(1000000)", "''"))
    column = chance.choice(("zoom_level", "tile_column", "tile_row", "tile_data"))
    key = chance.choice(("format", "bounds", "minzoom", "maxzoom", "crs", "scheme", "type", "center", "name", "json"))
    statement = chance.choice((
        f"UPDATE tiles SET {column} = {value}",
        f"UPDATE tiles SET {column} = {value} WHERE rowid IN (SELECT rowid FROM tiles LIMIT 1)",
        f"INSERT INTO metadata VALUES ('{key}', {value})", f"UPDATE metadata SET value = {value} WHERE name = '{key}'",
        f"DELETE FROM metadata WHERE name = '{key}'", "DROP TABLE metadata", "DROP TABLE tiles", "DELETE FROM tiles",
        "ALTER TABLE tiles RENAME TO t; CREATE VIEW tiles AS SELECT * FROM t UNION ALL SELECT * FROM t",
        "ALTER TABLE tiles RENAME TO t; CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM"
        " n) SELECT i % 25 AS zoom_level, i AS tile_column, i AS tile_row, zeroblob(100) AS tile_data FROM n",
        "ALTER TABLE tiles RENAME TO t; CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row,"
        " zeroblob(900000000) AS tile_data FROM t",
        f"ALTER TABLE tiles RENAME COLUMN {column} TO other"))
    database = sqlite3.connect(path)
    try:
        database.executescript(statement)
        database.commit()
    except sqlite3.Error:
        pass
    database.close()


# Runs

def commands(kind, path, other, out, chance):
    """The arguments of a run with the damaged `path`; `other` is a sound scheme, `out` a directory for results."""
    p, o = str(path), str(out)
    if kind == "area":
        return chance.choice((
            ["preflight", "arcgis-online", "--area", p, "--levels", str(chance.randrange(24))],
            ["preflight", "arcgis-online", "--area", p, "--grid", f"{o}/g.geojson", "--levels", "8"],
            ["convert", str(other), f"{o}/x.tpkx", "--area", p]))
    if kind == "parameters":
        return chance.choice((
            ["create", o, "--parameters", p], ["generate", f"{o}/s.xml", "--parameters", p]))
    raster = str(next((SAMPLES / "raster").glob("*.tif")))
    if kind == "raster":
        return chance.choice((
            ["build", f"{o}/x.tpkx", "--from", p, "--predefined", "arcgis-online", "--levels", "10-13"],
            ["build", f"{o}/x", "--from", raster, p, "--predefined", "arcgis-online", "--levels", "11-12"],
            ["build", f"{o}/x.mbtiles", "--from", p, "--dry-run"], ["show", p]))
    shared = [["lint", p], ["lint", p, "--format", "sarif"], ["lint", p, "--fix", "--diff"], ["show", p],
              ["show", p, "--format", "json"], ["compare", p, str(other)], ["compare", str(other), p],
              ["preflight", p], ["preflight", p, "--report", f"{o}/r.html"],
              ["generate", f"{o}/s.xml", "--predefined", p]]
    if kind in ("conf.xml", "root.json", "service"):
        return chance.choice(shared + [
            ["convert", p, f"{o}/x", "--to", chance.choice(("conf.xml", "root.json", "conf.cdi", "iteminfo.json"))],
            ["create", p, o, "--name", "m"], ["scales", p, "--add", "1250"], ["scales", p, "--remove", "4000000"],
            ["scales", p, "--renumber", "3"], ["generate", f"{o}/s.xml", "--like", p]])
    return chance.choice(shared + [
        ["verify", p], ["verify", p], ["verify", p, "--quick"], ["verify", p, "--format", "json"],
        ["convert", p, f"{o}/x.tpkx"], ["convert", p, f"{o}/x.mbtiles"], ["convert", p, f"{o}/x", "--to", "legacy"],
        ["convert", p, f"{o}/x", "--to", "exploded"], ["convert", p, f"{o}/x", "--to", "ready-to-serve"],
        ["convert", p, f"{o}/x.tpkx", "--trim-levels"], ["preflight", p, "--calibrate", p],
        ["audit", str(path.parent)], ["audit", str(path.parent), "--format", "csv", "--basemap", str(other)],
        ["audit", str(path.parent), "--report", f"{o}/r.html"], ["compare", str(other), str(path.parent)],
        ["scales", p, "--add", "1250"], ["scales", p, "--renumber", "3"],
        ["scales", p, "--remove", "4000000", "--delete-tiles"],
        ["build", p, "--from", raster, "--levels", "0-2"], ["build", p, "--update-mode", "DELETE_TILES", "--levels", "1"]])


def attempt(tool, kinds, other, number, seed):
    """One run; returns a line about its fault, or `None`."""
    chance = random.Random(f"{seed}-{number}")
    kind = chance.choice(sorted(kinds))
    source = chance.choice(kinds[kind])
    with tempfile.TemporaryDirectory(prefix="verbs-") as work:
        path = pathlib.Path(work) / "in" / source.name
        path.parent.mkdir()
        if source.is_dir(): shutil.copytree(source, path, symlinks=True)
        else: shutil.copy(source, path)
        for _ in range(chance.choice((1, 1, 1, 3))):
            try:
                if kind == "mbtiles": damaged_database(path, chance)
                elif path.is_dir(): damaged_directory(path, chance)
                else: damaged_file(path, chance)
            except (OSError, IndexError, ValueError):
                break
        out = pathlib.Path(work) / "out"
        out.mkdir()
        arguments = commands(kind, path, other, out, chance)
        start = time.monotonic()
        process = subprocess.Popen([tool, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, cwd=work,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2**32, 2**32)))
        fault = None
        # On a busy machine, waiting is not working: the processor time decides, and five times the limit in any case.
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid: break
            elapsed = time.monotonic() - start
            if elapsed > 5 * SECONDS:
                process.send_signal(signal.SIGKILL)
                _, status, usage = os.wait4(process.pid, 0)
                fault = f"did not end within {5 * SECONDS} s"
                break
            time.sleep(0.002 if elapsed < 0.1 else 0.05)
        process.returncode = 0
        seconds = usage.ru_utime + usage.ru_stime
        if fault is None and os.WIFSIGNALED(status): fault = f"ended by signal {os.WTERMSIG(status)}"
        elif fault is None and os.WEXITSTATUS(status) > 3: fault = f"exit status {os.WEXITSTATUS(status)}"
        elif fault is None and seconds > SECONDS: fault = f"{seconds:.1f} s of processor time"
        elif fault is None and usage.ru_maxrss > KILOBYTES: fault = f"{usage.ru_maxrss // 1000} MB of memory"
        if fault:
            kept = KEPT / f"{seed}-{number}"
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(pathlib.Path(work) / "in", kept, symlinks=True)
            fault = f"run {number}: {fault}: tilescheme {' '.join(arguments)} (kept in {kept})"
        return fault, kind, arguments[0], seconds, usage.ru_maxrss


def main():
    tool = str(pathlib.Path(sys.argv[1]).resolve())
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="verbs-seeds-") as folder:
        kinds = seeds(tool, pathlib.Path(folder))
        other = SAMPLES / "web-mercator-legacy" / "conf.xml"
        counts, faults, slowest, largest = {}, [], 0, 0
        with concurrent.futures.ProcessPoolExecutor() as pool:
            jobs = [pool.submit(attempt, tool, kinds, other, number, seed) for number in range(runs)]
            for job in jobs:
                fault, kind, verb, seconds, kilobytes = job.result()
                counts[kind, verb] = counts.get((kind, verb), 0) + 1
                slowest, largest = max(slowest, seconds), max(largest, kilobytes)
                if fault:
                    faults.append(fault)
                    print(fault, flush=True)
    for (kind, verb), count in sorted(counts.items()): print(f"{kind:12} {verb:10} {count}")
    print(f"{runs} runs, {len(faults)} faults; at most {slowest:.1f} s of processor time and {largest // 1000} MB")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
