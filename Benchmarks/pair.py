#!/usr/bin/env python3
"""Times two commands in turn, so that what disturbs the machine disturbs both, and prints their medians, their ratio,
and that of their processor time, which the load of the machine changes least.

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
    _, status, usage = os.wait4(process, 0)
    elapsed = time.perf_counter() - start
    if status != 0:
        sys.exit(f"failed: {' '.join(words)}")
    return elapsed, usage.ru_utime + usage.ru_stime


words = [arguments(command) for command in commands]
for command in words:
    seconds(command)
times = ([], [])
for _ in range(int(runs)):
    for command, list_of_times in zip(words, times):
        list_of_times.append(seconds(command))
ours, theirs = (statistics.median(elapsed for elapsed, _ in values) * 1000 for values in times)
ratio = statistics.median(a / b for (a, _), (b, _) in zip(*times))
# A single run of a few milliseconds is counted in steps that are as long.
processor = [sum(used for _, used in values) for values in times]
verdict = "" if goal == "-" else f"≤ {goal}  " + ("met" if ratio <= float(goal) else "MISSED")
cpu = f"{processor[0] / processor[1]:6.2f} ×" if processor[1] > 0 else f"{'':8}"
print(f"{name:<60} {ours:9.1f} ms {theirs:9.1f} ms {ratio:6.2f} × {cpu}  {verdict}", flush=True)
