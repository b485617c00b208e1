"""tilescheme scales --format json. Written by generate.py from Schemas/scales.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class Level:
    """The object “level”."""

    level: int
    scale: float
    resolution: float
    was: Optional[int]
    """The number before the change; null for an added level."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            scale=data["scale"],
            resolution=data["resolution"],
            was=data["was"],
        )


@dataclass(frozen=True)
class Removed:
    """The object “removed”."""

    level: int
    scale: float
    resolution: float
    tiles: int
    """The number of its tiles, which were deleted."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            scale=data["scale"],
            resolution=data["resolution"],
            tiles=data["tiles"],
        )


@dataclass(frozen=True)
class Moved:
    """The object “moved”."""

    from_: str
    to: str

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            from_=data["from"],
            to=data["to"],
        )


@dataclass(frozen=True)
class ScalesOutput:
    """tilescheme scales --format json."""

    version: Literal[1]
    command: Literal['scales']
    dry_run: bool
    """Whether nothing was changed, because of --dry-run."""
    file: str
    """The scheme file."""
    form: Optional[Literal['legacy', 'ready-to-serve']]
    """The form of the cache; null for the JSON of a service."""
    has_tiles: bool
    """Whether the scheme has a folder of tiles, which changes together with it."""
    levels: Tuple[Level, ...]
    """The levels of the result, the coarsest first."""
    removed: Tuple[Removed, ...]
    """The levels that are not in the result, with their old numbers."""
    moved: Tuple[Moved, ...]
    """The folders of levels that got other names."""
    written: Tuple[str, ...]
    """The scheme file; empty in a dry run, or if nothing changes."""
    undo: Optional[str]
    """The command that leads back to the old levels; null if nothing was changed."""
    notices: Tuple[str, ...]
    """Choices that were made for the user, and what they should know."""
    lost: Tuple[str, ...]
    """Always empty: values of the scheme file that are unknown are kept."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            dry_run=data["dryRun"],
            file=data["file"],
            form=data["form"],
            has_tiles=data["hasTiles"],
            levels=tuple(Level.from_json(i) for i in data["levels"]),
            removed=tuple(Removed.from_json(i) for i in data["removed"]),
            moved=tuple(Moved.from_json(i) for i in data["moved"]),
            written=tuple(data["written"]),
            undo=data["undo"],
            notices=tuple(data["notices"]),
            lost=tuple(data["lost"]),
        )
