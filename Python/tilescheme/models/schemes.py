"""tilescheme schemes --format json. Written by generate.py from Schemas/schemes.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class Origin:
    """The object “origin”."""

    x: float
    y: float

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            x=data["x"],
            y=data["y"],
        )


@dataclass(frozen=True)
class Scheme:
    """The object “scheme”."""

    name: str
    title: str
    wkid: Optional[int]
    origin: Origin
    tile_width: int
    tile_height: int
    first_level: int
    last_level: int
    area: Optional[Tuple[float, ...]]
    """West, south, east and north in degrees; west is greater than east across the antimeridian."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            name=data["name"],
            title=data["title"],
            wkid=data["wkid"],
            origin=Origin.from_json(data["origin"]),
            tile_width=data["tileWidth"],
            tile_height=data["tileHeight"],
            first_level=data["firstLevel"],
            last_level=data["lastLevel"],
            area=None if data["area"] is None else tuple(data["area"]),
        )


@dataclass(frozen=True)
class SchemesOutput:
    """The built-in schemes. The area is null if PROJ is missing."""

    version: Literal[1]
    command: Literal['schemes']
    schemes: Tuple[Scheme, ...]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            schemes=tuple(Scheme.from_json(i) for i in data["schemes"]),
        )
