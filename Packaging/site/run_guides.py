#!/usr/bin/env python3
"""Runs the commands of the guides, and compares what they print with what the guides show.

    run_guides.py TILESCHEME [GUIDE...]       all guides by default

A command is a line that begins with “$ ” in a block of code. The lines after it are its output, in which “…” stands for
any text; lines of the output may be left out. Commands of one guide run in one folder, in their order. Commands that
need files of the reader or a server are counted and not compared.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = re.compile(r"Samples/")
# What the command says about a file of the reader, which does not exist here.
ABSENT = re.compile(r"no such file or directory|is neither a file nor|No such file")
SERVER_SECONDS = 3
# The exit status of timeout(1) for a command that it stopped.
TIMED_OUT = 124
# Real packages, which some guides use; they are not part of the repository.
PACKAGES = ROOT.parent / "shared" / "corpus" / "packages"


def commands(text: str) -> list[tuple[str, list[str]]]:
    """The commands of a page with the lines that they print."""
    found: list[tuple[str, list[str]]] = []
    lines = text.splitlines()
    index = 0
    while index < len(lines):
        if not lines[index].startswith("    $ "):
            index += 1
            continue
        command = lines[index][6:]
        while command.endswith("\\"):
            index += 1
            command = command[:-1] + lines[index].strip()
        output = []
        index += 1
        while index < len(lines) and lines[index].startswith("    ") and not lines[index].startswith("    $ "):
            output.append(lines[index][4:])
            index += 1
        found.append((command, output))
    return found


def words(text: str) -> str:
    """A text with one blank between its words: lines break where the terminal ends, and columns have any width."""
    return " ".join(text.split())


def agrees(shown: list[str], printed: str) -> str:
    """The first line that was shown and not printed, in this order; an empty text if all were."""
    rest = words(printed)
    for line in shown:
        parts = [re.escape(words(part)) for part in line.split("…")]
        match = re.search(r"\s*.*?\s*".join(parts), rest)
        if match is None:
            return line
        rest = rest[match.end() :]
    return ""


def on_terminal(command: str, folder: str, environment: dict[str, str]) -> tuple[int, str]:
    """Runs a command on a terminal of 100 columns, as a reader does; the exit status and what it printed."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (50, 100))
    process = subprocess.Popen(
        ["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    printed = b""
    # Linux says EIO at the end of a terminal.
    with contextlib.suppress(OSError):
        while chunk := os.read(ours, 65536):
            printed += chunk
    os.close(ours)
    return process.wait(), printed.decode("utf-8", "replace")


def run(guide: Path, folder: str, path: str) -> tuple[int, int, list[str]]:
    """How many commands ran and how many did not, and what went wrong."""
    done, left, problems = 0, 0, []
    environment = {**os.environ, "PATH": f"{path}:{os.environ['PATH']}", "NO_COLOR": "1"}
    for command, shown in commands(guide.read_text(encoding="utf-8")):
        if "http://" in command or "https://" in command:
            left += 1
            continue
        # A server runs until it is stopped; what it prints at its start is what the guide shows.
        is_server = command.startswith("tilescheme serve ")
        limited = f"timeout --signal=INT {SERVER_SECONDS} {command}" if is_server else command
        status, printed = on_terminal(limited, folder, environment)
        if is_server and status == TIMED_OUT:
            status = 0
        if status and ABSENT.search(printed) and not SAMPLES.search(command):
            left += 1
            continue
        done += 1
        missing = agrees(shown, printed)
        if status not in (0, 1):
            problems.append(f"{guide.name}: “{command}” ended with {status}:\n{printed.strip()[-300:]}")
        elif missing:
            problems.append(f"{guide.name}: “{command}” does not print:\n{missing}\nbut\n{printed[:700]}")
    return done, left, problems


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    tool = Path(arguments[0]).resolve()
    guides = [Path(a).resolve() for a in arguments[1:]]
    guides = guides or [ROOT / "README.md", *sorted((ROOT / "Documentation").glob("*.md"))]
    problems: list[str] = []
    done = left = 0
    with tempfile.TemporaryDirectory(prefix="tilescheme-guides-") as work:
        path = Path(work, "bin")
        path.mkdir()
        (path / "tilescheme").symlink_to(tool)
        for guide in guides:
            folder = Path(work, guide.stem)
            folder.mkdir()
            shutil.copytree(ROOT / "Samples", folder / "Samples")
            for package in PACKAGES.glob("*.tpk*"):
                shutil.copy(package, folder)
            ran, others, found = run(guide, str(folder), str(path))
            done, left, problems = done + ran, left + others, problems + found
    print("\n\n".join(problems), file=sys.stderr)
    print(f"{done} commands of {len(guides)} guides ran, {left} need files of the reader, {len(problems)} differ")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
