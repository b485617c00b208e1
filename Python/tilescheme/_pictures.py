"""Pictures that the command draws."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from ._arguments import PathText
from ._outputs import Report
from ._verbs import verify


@dataclass(frozen=True)
class Coverage:
    """The map of the tiles of a cache that exist, are missing or have findings."""

    report: Report
    """What `verify` found."""
    svg: str = field(repr=False)
    """The picture."""

    def _repr_svg_(self) -> str:
        return self.svg


def coverage(path: PathText, *, quick: bool = False, jobs: Optional[int] = None) -> Coverage:
    """Draws which tiles of a cache exist, are missing or have findings, as `verify --coverage` does.

    Raises:
        FailedError: The cache cannot be read.
    """
    with tempfile.TemporaryDirectory() as directory:
        picture = Path(directory, "coverage.svg")
        report = verify(path, coverage=picture, quick=quick, jobs=jobs)
        return Coverage(report, picture.read_text(encoding="utf-8"))
