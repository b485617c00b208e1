"""What all tools share: the last result, failures, and the values that several of them have."""

from __future__ import annotations

import difflib
import functools
import inspect
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable, List, Optional, Sequence, TypeVar, cast

from .. import _verbs
from .._arguments import Arguments
from .._process import Output, run
from .environment import env
from .errors import ExecuteError
from .result import FAILED, Message, Result
from .values import Scales, Value, is_default, number_text, numbers, text, word
from .words import arcpy_text

_Tool = TypeVar("_Tool", bound=Callable[..., Result])
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


def arcpy_tool(function: _Tool) -> _Tool:
    """A tool of which a missing argument is an ExecuteError, as in arcpy, and no TypeError."""
    parameters = inspect.signature(function).parameters.values()
    required = [p.name for p in parameters if p.default is p.empty]

    @functools.wraps(function)
    def checked(*arguments: Any, **named: Any) -> Result:
        missing = [name for name in required[len(arguments) :] if name not in named]
        if missing:
            raise failed(function.__name__, "\n".join(_required(name) for name in missing))
        return function(*arguments, **named)

    return cast(_Tool, checked)


def _required(parameter: str) -> str:
    return f"ERROR 000735: {parameter}: Value is required"


def require(tool: str, parameter: str, value: Any) -> None:
    """Fails if a value is missing that has no default."""
    if is_default(value):
        raise failed(tool, _required(parameter))


def cache_of(tool: str, service: Any) -> str:
    """The cache of a service: a path is the cache itself; other names are looked up in `env.caches`."""
    require(tool, "input_service", service)
    name = word(service)
    cache = env.caches.get(name) or env.caches.get(env.path(name))
    if cache is not None:
        return cache
    path = env.path(name)
    if Path(path).exists():
        return path
    advice = f"give the path of its cache, or set arcpy.env.caches[{name!r}]"
    if "://" in name or name.lower().endswith("server"):
        raise failed(tool, f"{name}: this script has not created a cache for this service; {advice}")
    similar = _similar(Path(path))
    raise failed(
        tool,
        f"{path}: no such directory; " + (f"did you mean {similar}?" if similar else f"if it is a service, {advice}"),
    )


def _similar(path: Path) -> Optional[Path]:
    """An existing path that differs only in the first name that is wrong; None if there is none."""
    wrong = path
    while not wrong.parent.exists():
        wrong = wrong.parent
    try:
        names = {entry.name.lower(): entry.name for entry in wrong.parent.iterdir()}
    except OSError:
        return None
    for name in difflib.get_close_matches(wrong.name.lower(), names):
        found = wrong.parent / names[name] / path.relative_to(wrong)
        if found.exists():
            return found
    return None


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
            existing = ", ".join(number_text(level.scale) for level in levels) or "none"
            raise ValueError(
                f"ERROR 001447: {number_text(scale)} is not a scale of the cache; its scales are: {existing}"
            )
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
