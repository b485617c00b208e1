"""tilescheme compare --format json. Written by generate.py from Schemas/compare.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class SpatialReference:
    """The object “spatialReference”."""

    wkid: Optional[int]
    latest_wkid: Optional[int]
    name: Optional[str]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            wkid=data["wkid"],
            latest_wkid=data["latestWkid"],
            name=data["name"],
        )


@dataclass(frozen=True)
class Point:
    """The object “point”."""

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
class Side:
    """The object “side”."""

    name: str
    """The name as it was given: a path or a built-in scheme."""
    spatial_reference: Optional[SpatialReference]
    """Null if it is not stated."""
    origin: Point
    tile_width: int
    tile_height: int
    dpi: Optional[float]
    image_format: Optional[str]
    """Null if it is not stated."""
    levels: Tuple[int, ...]
    """The numbers of all levels."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            name=data["name"],
            spatial_reference=None if data["spatialReference"] is None else SpatialReference.from_json(data["spatialReference"]),
            origin=Point.from_json(data["origin"]),
            tile_width=data["tileWidth"],
            tile_height=data["tileHeight"],
            dpi=data["dpi"],
            image_format=data["imageFormat"],
            levels=tuple(data["levels"]),
        )


@dataclass(frozen=True)
class Extent:
    """The object “extent”."""

    xmin: float
    ymin: float
    xmax: float
    ymax: float
    source: Literal['given', 'intersection', 'union', 'a', 'b', 'world', 'domain', 'circumference']
    """Where the extent was taken from."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            xmin=data["xmin"],
            ymin=data["ymin"],
            xmax=data["xmax"],
            ymax=data["ymax"],
            source=data["source"],
        )


@dataclass(frozen=True)
class TileShift:
    """The object “tileShift”."""

    row: int
    column: int

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            row=data["row"],
            column=data["column"],
        )


@dataclass(frozen=True)
class Level:
    """The object “level”."""

    a: int
    b: int
    origin_offset_pixels: Optional[float]
    """The distance of the origins from a whole number of tiles, in pixels, in the direction in which it is
    larger. Null if the numbers are too large to compute with."""
    drift_pixels: Optional[float]
    """The drift from one side of the extent to the other, in pixels, that the difference of the resolutions
    causes. Null if the numbers are too large to compute with."""
    extent_offset_pixels: Optional[float]
    """The largest distance within the extent between a tile edge and the tile edge of the other grid, in
    pixels, counted from the origin. Null if the numbers are too large to compute with."""
    resolution_difference: float
    """The difference as a fraction of the coarser resolution; above 0 if the resolution of b is coarser."""
    corresponds: bool
    """Whether the drift is less than the tolerance."""
    overlays: bool
    tile_shift: Optional[TileShift]
    """The numbers to add to row and column of a tile in a, to get those in b. Null if the tile sizes differ."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            a=data["a"],
            b=data["b"],
            origin_offset_pixels=data["originOffsetPixels"],
            drift_pixels=data["driftPixels"],
            extent_offset_pixels=data["extentOffsetPixels"],
            resolution_difference=data["resolutionDifference"],
            corresponds=data["corresponds"],
            overlays=data["overlays"],
            tile_shift=None if data["tileShift"] is None else TileShift.from_json(data["tileShift"]),
        )


@dataclass(frozen=True)
class LonelyLevel:
    """The object “lonelyLevel”."""

    level: int
    resolution: float
    coarser: Optional[int]
    """The next coarser level of the other scheme."""
    finer: Optional[int]
    """The next finer level of the other scheme."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            resolution=data["resolution"],
            coarser=data["coarser"],
            finer=data["finer"],
        )


@dataclass(frozen=True)
class CompareOutput:
    """tilescheme compare A B."""

    version: Literal[1]
    command: Literal['compare']
    verdict: Literal['identical', 'overlay', 'partial', 'never']
    summary: str
    """The verdict in one line, for people."""
    a: Side
    b: Side
    same_coordinate_system: Optional[bool]
    """Null if it is unknown; the comparison assumes that the systems are the same."""
    extent: Extent
    tolerance: float
    """The largest accepted offset, in pixels."""
    levels: Tuple[Level, ...]
    """The pairs of levels with about the same resolution, from the coarsest."""
    only_in_a: Tuple[LonelyLevel, ...]
    only_in_b: Tuple[LonelyLevel, ...]
    differences: Tuple[str, ...]
    """The differences, one sentence each."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            verdict=data["verdict"],
            summary=data["summary"],
            a=Side.from_json(data["a"]),
            b=Side.from_json(data["b"]),
            same_coordinate_system=data["sameCoordinateSystem"],
            extent=Extent.from_json(data["extent"]),
            tolerance=data["tolerance"],
            levels=tuple(Level.from_json(i) for i in data["levels"]),
            only_in_a=tuple(LonelyLevel.from_json(i) for i in data["onlyInA"]),
            only_in_b=tuple(LonelyLevel.from_json(i) for i in data["onlyInB"]),
            differences=tuple(data["differences"]),
        )


@dataclass(frozen=True)
class TileSize:
    """The object “tileSize”."""

    width: int
    height: int

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            width=data["width"],
            height=data["height"],
        )


@dataclass(frozen=True)
class Member:
    """The object “member”."""

    path: str
    origin: Point
    tile_width: int
    tile_height: int
    levels: Tuple[int, ...]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            path=data["path"],
            origin=Point.from_json(data["origin"]),
            tile_width=data["tileWidth"],
            tile_height=data["tileHeight"],
            levels=tuple(data["levels"]),
        )


@dataclass(frozen=True)
class Family:
    """The object “family”."""

    built_in: Tuple[str, ...]
    """The names of the built-in schemes that every member overlays."""
    spatial_reference: Optional[SpatialReference]
    """Null if it is not stated."""
    origin: Point
    tile_sizes: Tuple[TileSize, ...]
    resolutions: Tuple[float, ...]
    """The resolutions of all members, from the coarsest."""
    members: Tuple[Member, ...]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            built_in=tuple(data["builtIn"]),
            spatial_reference=None if data["spatialReference"] is None else SpatialReference.from_json(data["spatialReference"]),
            origin=Point.from_json(data["origin"]),
            tile_sizes=tuple(TileSize.from_json(i) for i in data["tileSizes"]),
            resolutions=tuple(data["resolutions"]),
            members=tuple(Member.from_json(i) for i in data["members"]),
        )


@dataclass(frozen=True)
class FamiliesOutput:
    """tilescheme compare --all DIRECTORY."""

    version: Literal[1]
    command: Literal['compare']
    families: Tuple[Family, ...]
    """The families, the one with the most members first."""
    unreadable: Tuple[str, ...]
    """The reasons why files could not be read, one sentence each."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            families=tuple(Family.from_json(i) for i in data["families"]),
            unreadable=tuple(data["unreadable"]),
        )


@dataclass(frozen=True)
class Alignment:
    """The object “alignment”."""

    kind: Literal['exact', 'renumbered', 'overlay', 'partial', 'never']
    """exact: same level, row and column. renumbered: the same after levelShift is added to the level of the
    cache. overlay: the levels lie on each other, but rows, columns, tile sizes or the order of levels differ.
    partial: some levels do. never: none does."""
    level_shift: Optional[int]
    """The number to add to a level of the cache; null unless the kind is exact or renumbered."""
    reason: str

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            kind=data["kind"],
            level_shift=data["levelShift"],
            reason=data["reason"],
        )


@dataclass(frozen=True)
class Cache:
    """The object “cache”."""

    path: str
    problem: Optional[str]
    """Why the scheme cannot be read; null if it can."""
    alignment: Optional[Alignment]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            path=data["path"],
            problem=data["problem"],
            alignment=None if data["alignment"] is None else Alignment.from_json(data["alignment"]),
        )


@dataclass(frozen=True)
class BaseMapOutput:
    """tilescheme compare BASE DIRECTORY."""

    version: Literal[1]
    command: Literal['compare']
    base_map: str
    """The name or the path of the base map."""
    caches: Tuple[Cache, ...]
    """In the order of their paths."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            base_map=data["baseMap"],
            caches=tuple(Cache.from_json(i) for i in data["caches"]),
        )
