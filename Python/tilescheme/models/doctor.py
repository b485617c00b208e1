"""tilescheme doctor --format json. Written by generate.py from Schemas/doctor.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class Library:
    """The object “library”."""

    name: str
    kind: Literal['library', 'program']
    found: bool
    version: Optional[str]
    """Null if it is not found, or does not state its version."""
    path: Optional[str]
    """The file that was opened; null if it is not found."""
    purpose: str
    """What cannot be done without it."""
    advice: Optional[str]
    """How to install it; null if it is found."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            name=data["name"],
            kind=data["kind"],
            found=data["found"],
            version=data["version"],
            path=data["path"],
            purpose=data["purpose"],
            advice=data["advice"],
        )


@dataclass(frozen=True)
class DoctorOutput:
    """tilescheme doctor --format json."""

    version: Literal[1]
    command: Literal['doctor']
    tilescheme: str
    """The version of tilescheme."""
    libraries: Tuple[Library, ...]
    """The libraries and programs that tilescheme opens only when it needs them."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            tilescheme=data["tilescheme"],
            libraries=tuple(Library.from_json(i) for i in data["libraries"]),
        )
