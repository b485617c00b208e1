"""tilescheme status --format json. Written by generate.py from Schemas/status.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class Complete:
    """The object “complete”."""

    part: int
    of: int
    blocks: int
    tiles: int
    bytes: int
    host: str
    seconds: float

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            part=data["part"],
            of=data["of"],
            blocks=data["blocks"],
            tiles=data["tiles"],
            bytes=data["bytes"],
            host=data["host"],
            seconds=data["seconds"],
        )


@dataclass(frozen=True)
class StatusOutput:
    """tilescheme status --format json."""

    version: Literal[1]
    command: Literal['status']
    plan: str
    cache: str
    finished: bool
    parts: int
    blocks: int
    complete_blocks: int
    complete: Tuple[Complete, ...]
    missing: Tuple[int, ...]
    running: Tuple[int, ...]
    """Missing parts that have left a sign of life a short time ago."""
    failed: Tuple[int, ...]
    """Missing parts that ended with an error."""
    stopped: Tuple[int, ...]
    """Missing parts whose process does not exist any more, or has left no sign of life for five minutes."""
    not_begun: Tuple[int, ...]
    """Missing parts that have left no sign."""
    missing_list: str
    """The missing parts as job arrays spell them: 3,17-19."""
    parts_per_hour: Optional[float]
    """From the beginning of the first complete part to the end of the last one; null if less than two are
    complete."""
    seconds_left: Optional[float]
    """The time until all parts are complete if this goes on; null if it is unknown."""
    problems: Tuple[str, ...]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            plan=data["plan"],
            cache=data["cache"],
            finished=data["finished"],
            parts=data["parts"],
            blocks=data["blocks"],
            complete_blocks=data["completeBlocks"],
            complete=tuple(Complete.from_json(i) for i in data["complete"]),
            missing=tuple(data["missing"]),
            running=tuple(data["running"]),
            failed=tuple(data["failed"]),
            stopped=tuple(data["stopped"]),
            not_begun=tuple(data["notBegun"]),
            missing_list=data["missingList"],
            parts_per_hour=data["partsPerHour"],
            seconds_left=data["secondsLeft"],
            problems=tuple(data["problems"]),
        )
