"""What tilescheme preflight prints with --format json. Written by generate.py from Schemas/preflight.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple

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
class Region:
    """The object “region”."""

    source: str
    xmin: Optional[float]
    ymin: Optional[float]
    xmax: Optional[float]
    ymax: Optional[float]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            source=data["source"],
            xmin=data["xmin"],
            ymin=data["ymin"],
            xmax=data["xmax"],
            ymax=data["ymax"],
        )


@dataclass(frozen=True)
class Estimate:
    """The object “estimate”."""

    low: float
    expected: float
    high: float

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            low=data["low"],
            expected=data["expected"],
            high=data["high"],
        )


@dataclass(frozen=True)
class TileSpan:
    """The object “tileSpan”."""

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
class Level:
    """The object “level”."""

    level: int
    scale: float
    resolution: float
    min_row: Optional[int]
    max_row: Optional[int]
    min_column: Optional[int]
    max_column: Optional[int]
    tiles: Optional[int]
    bundles: Optional[int]
    bytes: Optional[Estimate]
    tile_span: TileSpan

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            scale=data["scale"],
            resolution=data["resolution"],
            min_row=data["minRow"],
            max_row=data["maxRow"],
            min_column=data["minColumn"],
            max_column=data["maxColumn"],
            tiles=data["tiles"],
            bundles=data["bundles"],
            bytes=None if data["bytes"] is None else Estimate.from_json(data["bytes"]),
            tile_span=TileSpan.from_json(data["tileSpan"]),
        )


@dataclass(frozen=True)
class Total:
    """The object “total”."""

    tiles: Optional[int]
    bundles: Optional[int]
    bytes: Optional[Estimate]
    seconds: Optional[Estimate]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            tiles=data["tiles"],
            bundles=data["bundles"],
            bytes=None if data["bytes"] is None else Estimate.from_json(data["bytes"]),
            seconds=None if data["seconds"] is None else Estimate.from_json(data["seconds"]),
        )


@dataclass(frozen=True)
class CalibrationLevel:
    """The object “calibrationLevel”."""

    level: int
    tiles: int
    bundles: int
    bundles_in_all: int

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            tiles=data["tiles"],
            bundles=data["bundles"],
            bundles_in_all=data["bundlesInAll"],
        )


@dataclass(frozen=True)
class Bytes:
    """The sizes in bytes that 10 %, 50 % and 90 % of the tiles do not exceed."""

    tenth: int
    half: int
    nine_tenths: int

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            tenth=data["tenth"],
            half=data["half"],
            nine_tenths=data["nineTenths"],
        )


@dataclass(frozen=True)
class Calibration:
    """The object “calibration”."""

    cache: str
    tiles: int
    levels: Tuple[CalibrationLevel, ...]
    bytes: Bytes
    """The sizes in bytes that 10 %, 50 % and 90 % of the tiles do not exceed."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            cache=data["cache"],
            tiles=data["tiles"],
            levels=tuple(CalibrationLevel.from_json(i) for i in data["levels"]),
            bytes=Bytes.from_json(data["bytes"]),
        )


@dataclass(frozen=True)
class Assumptions:
    """The object “assumptions”."""

    tile_size: str
    tiles_per_second: Optional[Estimate]
    calibration: Optional[Calibration]
    bytes_per_tile: Optional[Estimate]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            tile_size=data["tileSize"],
            tiles_per_second=None if data["tilesPerSecond"] is None else Estimate.from_json(data["tilesPerSecond"]),
            calibration=None if data["calibration"] is None else Calibration.from_json(data["calibration"]),
            bytes_per_tile=None if data["bytesPerTile"] is None else Estimate.from_json(data["bytesPerTile"]),
        )


@dataclass(frozen=True)
class BaseMap:
    """The object “baseMap”."""

    name: str
    verdict: Literal['identical', 'overlay', 'partial', 'never']
    overlaying: Tuple[int, ...]
    others: Tuple[int, ...]
    summary: str

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            name=data["name"],
            verdict=data["verdict"],
            overlaying=tuple(data["overlaying"]),
            others=tuple(data["others"]),
            summary=data["summary"],
        )


@dataclass(frozen=True)
class Scheme:
    """The scheme; the tile size is in pixels."""

    wkid: Optional[int]
    latest_wkid: Optional[int]
    name: Optional[str]
    unit: Optional[str]
    tile_width: int
    tile_height: int

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            wkid=data["wkid"],
            latest_wkid=data["latestWkid"],
            name=data["name"],
            unit=data["unit"],
            tile_width=data["tileWidth"],
            tile_height=data["tileHeight"],
        )


@dataclass(frozen=True)
class Disk:
    """The object “disk”."""

    path: str
    free: int

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            path=data["path"],
            free=data["free"],
        )


@dataclass(frozen=True)
class PreflightOutput:
    """Sizes are in bytes, times in seconds, coordinates and tile spans in map units. Numbers that are too large
    to count are null. If the scheme cannot be read, the output follows findings.schema.json instead."""

    version: Literal[1]
    command: Literal['preflight']
    findings: Tuple[Finding, ...]
    summary: Summary
    """The counts, as lint prints them."""
    region: Region
    levels: Tuple[Level, ...]
    total: Total
    assumptions: Assumptions
    base_map: Optional[BaseMap]
    scheme: Scheme
    """The scheme; the tile size is in pixels."""
    disk: Optional[Disk]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            findings=tuple(Finding.from_json(i) for i in data["findings"]),
            summary=Summary.from_json(data["summary"]),
            region=Region.from_json(data["region"]),
            levels=tuple(Level.from_json(i) for i in data["levels"]),
            total=Total.from_json(data["total"]),
            assumptions=Assumptions.from_json(data["assumptions"]),
            base_map=None if data["baseMap"] is None else BaseMap.from_json(data["baseMap"]),
            scheme=Scheme.from_json(data["scheme"]),
            disk=None if data["disk"] is None else Disk.from_json(data["disk"]),
        )
