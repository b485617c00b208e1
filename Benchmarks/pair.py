#!/usr/bin/env python3
"""Times two commands in turn, so that what disturbs the machine disturbs both, and prints their medians and ratio.

pair.py NAME GOAL RUNS OURS THEIRS     GOAL: the highest ratio wanted, or "-"; a command with spaces only is run
                                       without a shell, so that the shell's start is not measured
"""
import os
import shlex
import statistics
import sys
import time

name, goal, runs, *commands = sys.argv[1:]
quiet = os.open(os.devnull, os.O_RDWR)
redirected = [(os.POSIX_SPAWN_DUP2, quiet, 0), (os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]


def arguments(command):
    if any(character in command for character in ";|*$<>'\""):
        return ["/bin/sh", "-c", command]
    return shlex.split(command)


def seconds(words):
    start = time.perf_counter()
    process = os.posix_spawnp(words[0], words, os.environ, file_actions=redirected)
    status = os.waitpid(process, 0)[1]
    elapsed = time.perf_counter() - start
    if status != 0:
        sys.exit(f"failed: {' '.join(words)}")
    return elapsed


words = [arguments(command) for command in commands]
for command in words:
    seconds(command)
times = ([], [])
for _ in range(int(runs)):
    for command, list_of_times in zip(words, times):
        list_of_times.append(seconds(command))
ours, theirs = (statistics.median(values) * 1000 for values in times)
ratio = statistics.median(a / b for a, b in zip(*times))
verdict = "" if goal == "-" else f"≤ {goal}  " + ("met" if ratio <= float(goal) else "MISSED")
print(f"{name:<60} {ours:9.1f} ms {theirs:9.1f} ms {ratio:6.2f} ×  {verdict}", flush=True)
