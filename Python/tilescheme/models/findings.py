"""Problems in a document, as any tilescheme command prints them with --format json. Written by generate.py from Schemas/findings.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class Note:
    """The object “note”."""

    message: str
    file: str
    line: int
    column: int

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            message=data["message"],
            file=data["file"],
            line=data["line"],
            column=data["column"],
        )


@dataclass(frozen=True)
class Fix:
    """The fix that lint can make, or null."""

    description: str
    safe: bool
    """Whether --fix makes it; otherwise only --unsafe-fixes does."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            description=data["description"],
            safe=data["safe"],
        )


@dataclass(frozen=True)
class Tile:
    """The stored tile that the finding is about."""

    level: int
    row: int
    column: int

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            row=data["row"],
            column=data["column"],
        )


@dataclass(frozen=True)
class Finding:
    """The object “finding”."""

    rule: str
    name: str
    severity: Literal['error', 'warning', 'info']
    message: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    notes: Tuple[Note, ...]
    fix: Optional[Fix]
    """The fix that lint can make, or null."""
    tile: Optional[Tile] = None
    """The stored tile that the finding is about."""
    count: Optional[int] = None
    """How many stored tiles have the fault, if more than three of them have it."""
    tiles: Optional[Tuple[Tile, ...]] = None
    """The first tiles with the fault, at most ten."""
    entry: Optional[str] = None
    """The entry of the package that the finding is about."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            rule=data["rule"],
            name=data["name"],
            severity=data["severity"],
            message=data["message"],
            file=data["file"],
            line=data["line"],
            column=data["column"],
            end_line=data["endLine"],
            end_column=data["endColumn"],
            notes=tuple(Note.from_json(i) for i in data["notes"]),
            fix=None if data["fix"] is None else Fix.from_json(data["fix"]),
            tile=Tile.from_json(data["tile"]) if data.get("tile") is not None else None,
            count=data.get("count"),
            tiles=tuple(Tile.from_json(i) for i in data["tiles"]) if data.get("tiles") is not None else None,
            entry=data.get("entry"),
        )


@dataclass(frozen=True)
class Summary:
    """The counts, as lint prints them."""

    files: int
    """The number of files that were checked, with and without findings."""
    errors: int
    """The number of findings of this severity."""
    warnings: int
    """The number of findings of this severity."""
    infos: int
    """The number of findings of this severity."""
    fixable: int
    """The number of findings that --fix can fix."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            files=data["files"],
            errors=data["errors"],
            warnings=data["warnings"],
            infos=data["infos"],
            fixable=data["fixable"],
        )


@dataclass(frozen=True)
class Level:
    """The object “level”."""

    level: int
    tiles: int
    bytes: int
    bundles: int
    expected_tiles: Optional[int]
    tiles_within: int
    tiles_with_findings: int
    smallest: Optional[int]
    median: Optional[int]
    largest: Optional[int]
    formats: Dict[str, int]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            tiles=data["tiles"],
            bytes=data["bytes"],
            bundles=data["bundles"],
            expected_tiles=data["expectedTiles"],
            tiles_within=data["tilesWithin"],
            tiles_with_findings=data["tilesWithFindings"],
            smallest=data["smallest"],
            median=data["median"],
            largest=data["largest"],
            formats=dict(data["formats"]),
        )


@dataclass(frozen=True)
class FindingsOutput:
    """Lines and columns count from 1, columns in Unicode scalars; the end is the position after the last
    character."""

    version: Literal[1]
    command: str
    findings: Tuple[Finding, ...]
    summary: Optional[Summary] = None
    """The counts, as lint prints them."""
    storage: Optional[Literal['esriMapCacheStorageModeCompactV2', 'esriMapCacheStorageModeCompact', 'esriMapCacheStorageModeExploded', 'MBTiles', 'PMTiles', 'GeoPackage', 'folders']] = None
    """How the tiles of a verified cache are stored, or null if there are no tiles."""
    levels: Optional[Tuple[Level, ...]] = None
    """The contents of a verified cache, as verify prints them; expectedTiles is null if the extent is unknown,
    and formats is empty with --quick."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            findings=tuple(Finding.from_json(i) for i in data["findings"]),
            summary=Summary.from_json(data["summary"]) if data.get("summary") is not None else None,
            storage=data.get("storage"),
            levels=tuple(Level.from_json(i) for i in data["levels"]) if data.get("levels") is not None else None,
        )
