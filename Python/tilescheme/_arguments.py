"""The arguments of the command from the values of Python."""

from __future__ import annotations

import os
import threading
from typing import List, Optional, Sequence, Tuple, Union

from ._process import Output, ProgressHandler, run

Text = Union[str, int, float]
Texts = Union[str, Sequence[str]]
PathText = Union[str, "os.PathLike[str]"]
Paths = Union[PathText, Sequence[PathText]]
Numbers = Union[str, float, Sequence[float]]
Extent = Union[str, Sequence[float]]


def word(value: object) -> str:
    """One value as the command reads it: numbers without loss, a path, or a list with commas.

    A list of numbers has semicolons, which no program takes for a mark of thousands.
    """
    if isinstance(value, (str, os.PathLike)):
        return os.fspath(value)
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (list, tuple)):
        return ",".join(word(item) for item in value)
    return str(value)


class Arguments:
    """Collects the arguments of a process."""

    def __init__(self, verb: str, *positional: Optional[PathText]) -> None:
        self.verb = verb
        self.positional = [word(p) for p in positional if p is not None]
        self.options: List[str] = []

    def flag(self, name: str, value: bool) -> None:
        if value:
            self.options.append(name)

    def one(self, name: str, value: object) -> None:
        if value is not None:
            # With “=”, a value may begin with a minus sign.
            self.options.append(f"{name}={word(value)}")

    def many(self, name: str, value: object) -> None:
        """An option that can be repeated. Numbers are one value, so that 1,250 cannot be one number."""
        if value is None:
            return
        if isinstance(value, (list, tuple)) and not all(isinstance(item, (int, float)) for item in value):
            for item in value:
                self.one(name, item)
        elif isinstance(value, (list, tuple)):
            self.one(name, ";".join(word(item) for item in value))
        else:
            self.one(name, value)

    @property
    def words(self) -> Tuple[str, ...]:
        # A path that begins with a minus sign would be an option; a single one is standard input.
        paths = [f"./{p}" if p.startswith("-") and p != "-" else p for p in self.positional]
        # A merged report has the format of the reports.
        form = () if self.verb == "merge" else ("--format=json",)
        return (*self.verb.split(), *paths, *form, *self.options)

    def run(
        self, progress: Optional[ProgressHandler], cancel: Optional[threading.Event], timeout: Optional[float]
    ) -> Output:
        """Runs the command; see `run` of `_process`."""
        return run(self.words, progress, cancel, timeout)
