"""The report of some parts: tilescheme build, verify or convert with --plan and --format json. Written by generate.py from Schemas/part-report.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class Made:
    """The object “made”."""

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
class PartsOutput:
    """The report of some parts: tilescheme build, verify or convert with --plan and --format json."""

    version: Literal[1]
    command: Literal['build-part', 'verify-part', 'convert-part']
    cache: str
    finished: bool
    """Whether the cache is there already, so that nothing was done."""
    made: Tuple[Made, ...]
    complete: Tuple[Made, ...]
    """Parts that were complete before."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            cache=data["cache"],
            finished=data["finished"],
            made=tuple(Made.from_json(i) for i in data["made"]),
            complete=tuple(Made.from_json(i) for i in data["complete"]),
        )
