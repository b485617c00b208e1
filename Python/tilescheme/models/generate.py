"""tilescheme generate --format json. Written by generate.py from Schemas/generate.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class GenerateOutput:
    """tilescheme generate --format json."""

    version: Literal[1]
    command: Literal['generate']
    written: Tuple[str, ...]
    """The scheme file, as a path."""
    notices: Tuple[str, ...]
    """Choices that were made for the user, and what they should know."""
    lost: Tuple[str, ...]
    """Always empty: nothing is converted."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            written=tuple(data["written"]),
            notices=tuple(data["notices"]),
            lost=tuple(data["lost"]),
        )
