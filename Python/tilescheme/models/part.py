"""The marker of a complete part. Written by generate.py from Schemas/part.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class PartMarker:
    """The marker of a complete part."""

    tilescheme: Literal['part']
    version: Literal[1]
    plan: str
    """The digest of the plan."""
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
            tilescheme=data["tilescheme"],
            version=data["version"],
            plan=data["plan"],
            part=data["part"],
            of=data["of"],
            blocks=data["blocks"],
            tiles=data["tiles"],
            bytes=data["bytes"],
            host=data["host"],
            seconds=data["seconds"],
        )
