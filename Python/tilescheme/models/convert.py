"""tilescheme convert --format json. Written by generate.py from Schemas/convert.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class Damaged:
    """The object “damaged”."""

    level: int
    row: int
    column: int
    message: str

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            row=data["row"],
            column=data["column"],
            message=data["message"],
        )


@dataclass(frozen=True)
class Fault:
    """The object “fault”."""

    rule: str
    name: str
    count: int
    """The number of tiles."""
    first: Tuple[Damaged, ...]
    """The first twenty of them."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            rule=data["rule"],
            name=data["name"],
            count=data["count"],
            first=tuple(Damaged.from_json(i) for i in data["first"]),
        )


@dataclass(frozen=True)
class ConvertOutput:
    """tilescheme convert --format json."""

    version: Literal[1]
    command: Literal['convert']
    written: Tuple[str, ...]
    """The files written, as paths."""
    notices: Tuple[str, ...]
    lost: Tuple[str, ...]
    """What the input says and the form written cannot hold."""
    tiles: Optional[int] = None
    """How many tiles were carried."""
    bytes: Optional[int] = None
    """Their bytes."""
    damaged_tiles: Optional[int] = None
    """How many of them are damaged; they were carried unchanged."""
    damaged: Optional[Tuple[Damaged, ...]] = None
    """The first thousand of these."""
    faults: Optional[Tuple[Fault, ...]] = None
    """What verify would report of the copied tiles, by rule; they were copied unchanged."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            written=tuple(data["written"]),
            notices=tuple(data["notices"]),
            lost=tuple(data["lost"]),
            tiles=data.get("tiles"),
            bytes=data.get("bytes"),
            damaged_tiles=data.get("damagedTiles"),
            damaged=tuple(Damaged.from_json(i) for i in data["damaged"]) if data.get("damaged") is not None else None,
            faults=tuple(Fault.from_json(i) for i in data["faults"]) if data.get("faults") is not None else None,
        )
