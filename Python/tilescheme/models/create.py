"""tilescheme create --format json. Written by generate.py from Schemas/create.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class File:
    """The object “file”."""

    path: str
    bytes: int
    text: Optional[str] = None
    """What the file would say; in a dry run, for text alone."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            path=data["path"],
            bytes=data["bytes"],
            text=data.get("text"),
        )


@dataclass(frozen=True)
class CreateOutput:
    """tilescheme create --format json."""

    version: Literal[1]
    command: Literal['create']
    dry_run: bool
    """Whether nothing was written, because of --dry-run."""
    cache: str
    """The data frame's folder."""
    form: Literal['legacy', 'ready-to-serve']
    written: Tuple[str, ...]
    """The files written, as paths; none in a dry run."""
    files: Tuple[File, ...]
    """The files, written or not."""
    tile_folders: Tuple[str, ...]
    """The folders for tiles, one for each level."""
    deleted_tiles: int
    """How many tiles of a replaced cache were deleted, or would be in a dry run."""
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
            dry_run=data["dryRun"],
            cache=data["cache"],
            form=data["form"],
            written=tuple(data["written"]),
            files=tuple(File.from_json(i) for i in data["files"]),
            tile_folders=tuple(data["tileFolders"]),
            deleted_tiles=data["deletedTiles"],
            notices=tuple(data["notices"]),
            lost=tuple(data["lost"]),
        )
