"""What all tools share: the last result, failures, and the values that several of them have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, List, Optional, Sequence

from .. import _verbs
from .._arguments import Arguments
from .._process import Output, run
from .environment import env
from .errors import ExecuteError
from .result import FAILED, Message, Result
from .values import Scales, Value, numbers, text, word
from .words import arcpy_text

_last = [Result(tool="", outputs=())]


def last_result() -> Result:
    """The result of the last tool, also of one that failed."""
    return _last[0]


def done(result: Result) -> Result:
    """Keeps a result as the last one, and returns it."""
    told = tuple(replace(message, text=arcpy_text(message.text, result.tool)) for message in result.messages)
    _last[0] = replace(result, messages=told)
    return _last[0]


def failed(tool: str, message: str) -> ExecuteError:
    """Keeps a failure as the last result, and returns the exception for it."""
    message = arcpy_text(message, tool)
    _last[0] = Result(tool=tool, outputs=(), messages=(Message(2, message),), status=FAILED)
    return ExecuteError(f"{message}\nFailed to execute ({tool}).")


def cache_of(tool: str, service: Any) -> str:
    """The cache of a service: a path is the cache itself; other names are looked up in `env.caches`."""
    name = text(service)
    if name is None:
        raise failed(tool, "input_service is missing: give the path of a cache, or a service that env.caches contains")
    cache = env.caches.get(name) or env.caches.get(env.path(name))
    if cache is not None:
        return cache
    path = env.path(name)
    if Path(path).exists():
        return path
    raise failed(
        tool, f"{name}: the cache of this service is not known; give its path, or set arcpy.env.caches[{name!r}]"
    )


def levels_of(cache: str, scales: Scales) -> Optional[str]:
    """The level numbers of scales of a cache; None for all of them."""
    wanted = numbers(scales)
    if not wanted:
        return None
    scheme = _verbs.show(cache).scheme
    found: List[str] = []
    for scale in wanted:
        levels = scheme.levels if scheme else ()
        # ArcGIS compares all digits (error 001447); a script has often fewer of them than the scheme.
        near = [level.level for level in levels if abs(level.scale - scale) <= 1e-6 * scale]
        if not near:
            raise ValueError(f"{scale!r} is not a scale of the cache (001447)")
        found.append(str(near[0]))
    return ",".join(found)


def area_of(value: Any) -> Optional[str]:
    """The path of an area of interest; None for the default."""
    found = text(value)
    return None if found is None else env.path(found)


def jobs_of(instances: Value) -> Optional[int]:
    """The number of threads: -1 and the default mean all cores."""
    found = text(instances)
    return None if found is None or int(float(found)) < 1 else int(float(found))


def run_positional(arguments: Arguments, values: Sequence[Any]) -> Output:
    """Runs a command with the values of a tool in its order, which are the last arguments."""
    return run([*arguments.words, "--arcpy", *(word(value) for value in values)])
