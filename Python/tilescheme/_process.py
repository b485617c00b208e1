"""Runs the command and reads what it prints."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import IO, Callable, List, Optional, Sequence, Tuple

from ._binary import find_tilescheme_bin
from .errors import Cancelled


@dataclass(frozen=True)
class Progress:
    """How far a command is."""

    fraction: Optional[float]
    """From 0 to 1; None if it is unknown."""
    text: str
    """The same for people, such as “120 of 341 tiles, 80 MB/s, 2 s left”."""
    seconds: float
    """The time since the start, in seconds."""


ProgressHandler = Callable[[Progress], None]


@dataclass(frozen=True)
class Output:
    """What a process printed, and its exit status."""

    command: Tuple[str, ...]
    exit_status: int
    text: str
    messages: str


# Between two looks at `cancel` and the clock, in seconds.
_POLLING = 0.05
# A command that gets SIGINT removes what it has not finished; after this time it is killed.
_PATIENCE = 10.0


def run(
    arguments: Sequence[str],
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Output:
    """Runs the command, and calls `progress` on this thread.

    Raises:
        Cancelled: `cancel` was set, or `timeout` seconds are over.
        FileNotFoundError: The command is not installed.
    """
    command = (find_tilescheme_bin(), *arguments)
    environment = dict(os.environ, TILESCHEME_PROGRESS="json") if progress else None
    deadline = None if timeout is None else time.monotonic() + timeout
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    try:
        return _collect(process, command, progress, cancel, deadline)
    except BaseException:
        # An exception of `progress` and KeyboardInterrupt end the command too.
        _stop(process)
        raise
    finally:
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def _collect(
    process: subprocess.Popen[bytes],
    command: Tuple[str, ...],
    progress: Optional[ProgressHandler],
    cancel: Optional[threading.Event],
    deadline: Optional[float],
) -> Output:
    # Lines of standard error as they come, and None at the end of each of the two streams.
    lines: queue.SimpleQueue[Optional[bytes]] = queue.SimpleQueue()
    result: List[bytes] = []

    def read_result(stream: IO[bytes]) -> None:
        result.append(stream.read())
        lines.put(None)

    def read_messages(stream: IO[bytes]) -> None:
        for line in stream:
            lines.put(line)
        lines.put(None)

    assert process.stdout is not None and process.stderr is not None
    threads = [
        threading.Thread(target=read_result, args=(process.stdout,), daemon=True),
        threading.Thread(target=read_messages, args=(process.stderr,), daemon=True),
    ]
    for thread in threads:
        thread.start()
    messages: List[str] = []
    open_streams = 2
    while open_streams > 0:
        if cancel is not None and cancel.is_set():
            raise Cancelled("the command was cancelled", command)
        if deadline is not None and time.monotonic() > deadline:
            raise Cancelled("the command took longer than its timeout", command)
        try:
            line = lines.get(timeout=None if cancel is None and deadline is None else _POLLING)
        except queue.Empty:
            continue
        if line is None:
            open_streams -= 1
            continue
        text = line.decode("utf-8", "replace")
        event = _progress(text) if progress else None
        if event is None:
            messages.append(text)
        elif progress is not None:
            progress(event)
    for thread in threads:
        thread.join()
    status = process.wait()
    return Output(command, status, b"".join(result).decode("utf-8", "replace"), "".join(messages))


def _progress(line: str) -> Optional[Progress]:
    """The event of a line such as {"progress": {"fraction": 0.5, "text": "…", "seconds": 2}}; None for a message."""
    if not line.startswith('{"progress":'):
        return None
    try:
        event = json.loads(line)["progress"]
        return Progress(fraction=event["fraction"], text=event["text"], seconds=event["seconds"])
    except (ValueError, KeyError, TypeError):
        return None


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
