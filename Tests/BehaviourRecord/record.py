#!/usr/bin/env python3
"""Runs the commands of commands.txt and keeps what they do in record.json, or compares with what is kept. See README.md."""

import argparse
import concurrent.futures
import difflib
import glob
import hashlib
import itertools
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RECORD = HERE / "record.json"
CORPUS = "../shared/corpus"

# JSON of more bytes is kept as a digest, and so are longer strings (well-known texts, the files of a dry run).
LONGEST_JSON = 4096
LONGEST_STRING = 200
LONGEST_LISTING = 40


def digest(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


# What is prose, and what is not ---------------------------------------------------------------------------------------

# Sentences for people. As SARIF has them, they are objects.
SENTENCES = {
    "message", "description", "shortDescription", "fullDescription", "help", "markdown", "title", "messages",
    "summary", "tileSize",
}
# Lists of sentences, of which the number is kept.
LISTS_OF_SENTENCES = {"notices", "lost", "differences", "unreadable"}
# What a command's text says in words and JSON says better. What other commands print as text is a result, such as a
# conf.xml, or a sheet of numbers.
VERBS_OF_PROSE = {"lint", "verify", "preflight", "compare", "explain", "help"}


def reduced(value, within=None):
    """JSON without sentences."""
    if isinstance(value, list):
        return [reduced(item, within) for item in value]
    if isinstance(value, str) and len(value) > LONGEST_STRING:
        return digest(value.encode())
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, item in value.items():
        if key in SENTENCES and is_sentence(item):
            continue
        if (within, key) in {("region", "source"), ("driver", "semanticVersion")}:
            continue
        is_count = key in LISTS_OF_SENTENCES and isinstance(item, list)
        kept[key] = len(item) if is_count else reduced(item, key)
    return kept


def is_sentence(item):
    """A string, or SARIF's {"text": …}; the summary of lint is neither, but an object of counts."""
    return isinstance(item, str) or isinstance(item, dict) and "text" in item


def canonical(data):
    # Numbers keep their digits: 5 and 5.0 are different outputs.
    value = reduced(json.loads(data, parse_float=lambda digits: f"number {digits}"))
    return value, json.dumps(value, sort_keys=True, ensure_ascii=False).encode()


def xml_without_prose(data):
    tree = ElementTree.fromstring(data)
    return repr([
        (element.tag, sorted((key, value) for key, value in element.attrib.items() if key != "message"),
         # JUnit puts the findings into a failure's text; the places and the rules at both ends of a line stay.
         re.findall(r"^\S*\d+:\d+: \w+|\[[A-Z]+\d+ [^\]]*\]$", element.text or "", re.MULTILINE))
        for element in tree.iter()
    ]).encode()


def without_prose(kind, data):
    """The part of an output that a better wording leaves alone; None where all of it is words."""
    if kind in {"json", "sarif", "findings", "baseline"}:
        return canonical(data)[1]
    if kind in {"junit", "checkstyle"}:
        return xml_without_prose(data)
    if kind == "github":
        # ::error file=…,line=…,title=RULE name::sentences
        return re.sub(rb"(?m)^(::.*?)::.*$", rb"\1", data)
    if kind in {"html", "svg"}:
        return b"\n".join(re.sub(rb' (aria-label|alt|title)="[^"]*"', b"", tag) for tag in re.findall(rb"<[^>]*>", data))
    return None


# Files that lint, verify and preflight write for people; commands.txt names them so. All others count byte by byte.
FILES_WITH_PROSE = {"sarif", "junit", "checkstyle", "github", "findings", "baseline", "html", "svg", "full", "concise"}


# commands.txt ---------------------------------------------------------------------------------------------------------

def commands():
    """All commands, with alternatives and globs written out, and the macros that are steps of a command."""
    written, steps, macros = [], {}, {}
    for line in (HERE / "commands.txt").read_text(encoding="utf-8").splitlines():
        line = replaced(line.strip(), macros)
        macro = re.match(r"@(\w+) = (.*)", line)
        if macro:
            # What has blanks keeps its name, so that the record can be read.
            kind = steps if " " in macro[2] else macros
            kind[macro[1]] = macro[2]
        elif line and not line.startswith("#"):
            written += [command for choice in alternatives(line) for command in files(choice)]
    return written, steps


def replaced(text, macros):
    return re.sub(r"@(\w+)", lambda match: macros.get(match[1], match[0]), text)


def alternatives(line):
    """{a,b} as in a shell. JSON within a command has quotes in its braces, and is left alone."""
    parts = re.split(r"\{([^{}\"']*,[^{}\"']*)\}", line)
    choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(parts)]
    for choice in itertools.product(*choices):
        yield " ".join("".join(choice).split())


def files(command):
    """One command for each file that its glob names; the glob may stand in it several times."""
    pattern = re.search(r"(?:Samples|\.\./shared/corpus)/\S*\*\S*", command)
    if not pattern:
        return [command]
    # Sorted, and without what editors leave behind.
    found = sorted(path for path in glob.glob(pattern[0], root_dir=ROOT) if not path.endswith("~"))
    if not found and not pattern[0].startswith(CORPUS):
        sys.exit(f"{pattern[0]}: no such file")
    return [command.replace(pattern[0], path) for path in found]


# Runs -----------------------------------------------------------------------------------------------------------------

class Runner:
    def __init__(self, tool, steps, base):
        self.tool = tool
        self.steps = steps
        self.base = base
        (base / "home").mkdir()
        # PATH is for curl and for the programs of a set-up. A crash is a status, and no minute of symbols.
        self.environment = {
            "HOME": str(base / "home"), "PATH": os.environ["PATH"], "NO_COLOR": "1", "LC_ALL": "C", "COLUMNS": "100",
            "SWIFT_BACKTRACE": "enable=no", "PROJ_NETWORK": "OFF",
        }

    def run(self, number, command):
        # The same name and the same length of the path for every command and run: names of caches come from it, and
        # the width of columns.
        out = self.base / f"{number:04}" / "OUT"
        out.mkdir(parents=True)
        runs = []
        prose = {}
        while command != replaced(command, self.steps):
            command = replaced(command, self.steps)
        for step in command.split(" && "):
            text = re.sub(r"\bOUT\b", str(out), step)
            if not step.startswith("tilescheme "):
                if not self.set_up(text):
                    runs.append({"failed": step})
                continue
            run = self.call(text, out)
            if "prose" in run:
                prose[f"stdout {len(runs) + 1}"] = run.pop("prose")
            runs.append(run)
        entry = {"runs": runs}
        written = self.listing(out, prose)
        if written:
            entry["files"] = written
        if prose:
            entry["prose"] = prose
        return entry

    def set_up(self, text):
        done = subprocess.run(
            ["sh", "-c", text], cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True)
        return done.returncode == 0

    def call(self, text, out):
        arguments = shlex.split(text)[1:]
        source = os.devnull
        if "<" in arguments:
            place = arguments.index("<")
            source = arguments[place + 1]
            del arguments[place:place + 2]
        with open(ROOT / source, "rb") as stdin:
            try:
                done = subprocess.run(
                    [self.tool] + arguments, cwd=ROOT, env=self.environment, stdin=stdin, capture_output=True,
                    timeout=60)
            except subprocess.TimeoutExpired:
                return {"status": "no end after a minute"}
        run = {"status": done.returncode, "stderr": "text" if done.stderr else "empty"}
        data = self.stable(done.stdout, out)
        if not data:
            return run | {"stdout": "empty"}
        kind = next((arguments[i + 1] for i, word in enumerate(arguments[:-1]) if word == "--format"), "text")
        is_prose = arguments[0] in VERBS_OF_PROSE or arguments[0].startswith("-") or "--help" in arguments
        if "--diff" in arguments or kind != "json" and not is_prose:
            return run | {"stdout": digest(data)}
        try:
            if kind == "json":
                value, short = canonical(data)
                run["stdout"] = value if len(short) <= LONGEST_JSON else digest(short)
            elif (rest := without_prose(kind, data)) is not None:
                run["stdout"] = digest(rest)
        except (ValueError, ElementTree.ParseError):
            run["stdout"] = f"no {kind}"
        # The sentences of a forecast for a disk hold its free space, which is another at every run.
        return run if "--disk" in arguments else run | {"prose": digest(data)}

    def stable(self, data, out):
        """Without the names that differ from run to run and from machine to machine."""
        for path, name in [(out, b"OUT"), (self.base, b"TEMPORARY"), (ROOT, b"ROOT")]:
            data = data.replace(os.fsencode(path), name)
        return re.sub(rb'"free": \d+', b'"free": 0', data)

    def listing(self, out, prose):
        """The files below OUT with digests, and the folders that are empty."""
        found = {}
        for folder, folders, names in os.walk(out):
            relative = os.path.relpath(folder, out.parent)
            if not folders and not names and folder != str(out):
                found[relative + "/"] = "folder"
            for name in names:
                data = self.stable(Path(folder, name).read_bytes(), out)
                path = f"{relative}/{name}"
                kind = Path(name).suffix[1:]
                if kind in FILES_WITH_PROSE:
                    prose[path] = digest(data)
                    try:
                        data = without_prose(kind, data)
                    except (ValueError, ElementTree.ParseError):
                        pass
                found[path] = digest(data) if data is not None else "prose"
        if len(found) <= LONGEST_LISTING:
            return found
        lines = "\n".join(f"{path} {value}" for path, value in sorted(found.items()))
        return {f"{len(found)} files and folders": digest(lines.encode())}


def record(tool, only):
    """What the commands do now, those left out whose files are not here."""
    written, steps = commands()
    wanted = [command for command in written if only in command]
    twice = [command for command in wanted if wanted.count(command) > 1]
    if twice:
        sys.exit(f"twice in commands.txt: {twice[0]}")
    skipped = [] if (ROOT / CORPUS).is_dir() else [command for command in wanted if CORPUS in command]
    wanted = [command for command in wanted if command not in skipped]
    # Always below /tmp and not $TMPDIR, whose length differs.
    with tempfile.TemporaryDirectory(prefix="behaviour-", dir="/tmp") as base:
        runner = Runner(tool, steps, Path(base))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            entries = list(pool.map(runner.run, range(len(wanted)), wanted))
    return dict(zip(wanted, entries))


# Keeping and comparing ------------------------------------------------------------------------------------------------

def text(entry):
    return json.dumps(entry, indent=1, sort_keys=True, ensure_ascii=False)


def compare(kept, now, ignore_prose):
    """Prints what differs, and returns for how many commands."""
    different = 0
    for command in sorted(kept.keys() | now.keys()):
        old, new = kept.get(command, {}), now.get(command, {})
        if ignore_prose:
            old, new = ({key: value for key, value in entry.items() if key != "prose"} for entry in (old, new))
        if old == new:
            continue
        different += 1
        print(f"\n{command}")
        lines = difflib.unified_diff(text(old).splitlines(), text(new).splitlines(), "kept", "now", lineterm="")
        print("\n".join(lines))
    return different


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["check", "write", "list"])
    parser.add_argument("--tool", default=".build/debug/tilescheme", help="the tool, from the repository's root")
    parser.add_argument("--only", default="", help="check the commands alone that contain this text")
    parser.add_argument("--ignore-prose", action="store_true", help="pass over outputs that are words for people")
    options = parser.parse_args()
    if options.action == "list":
        print("\n".join(commands()[0]))
        return 0
    if options.action == "write" and options.only:
        parser.error("write takes all commands")

    begin = time.monotonic()
    kept = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    now = record(str(ROOT / options.tool), options.only)
    runs = sum(len(entry["runs"]) for entry in now.values())
    counts = f"{len(now)} commands, {runs} runs of the tool, {time.monotonic() - begin:.0f} s"
    # Without the corpus its commands are neither checked nor forgotten.
    absent = {} if (ROOT / CORPUS).is_dir() else {c: e for c, e in kept.items() if CORPUS in c and options.only in c}
    if absent:
        counts += f"; {len(absent)} commands skipped, as {CORPUS} is absent"

    if options.action == "write":
        for command, entry in now.items():
            for run in entry["runs"]:
                if "failed" in run or isinstance(run["status"], str):
                    sys.exit(f"nothing is written: {run} in {command}")
        whole = text(absent | now) + "\n"
        for path in {str(ROOT), str(ROOT.parent / "shared"), "/tmp/", "/home/"}:
            if path in whole:
                sys.exit(f"nothing is written: {path} would be in the record")
        RECORD.write_text(whole, encoding="utf-8")
        print(f"{counts}; wrote {len(whole.encode())} bytes")
        return 0
    chosen = {c: e for c, e in kept.items() if options.only in c and c not in absent}
    different = compare(chosen, now, options.ignore_prose)
    print(f"{counts}; {different} differ" if different else f"{counts}; all as kept")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
