"""tilescheme build --format json. Written by generate.py from Schemas/build.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class Footprint:
    """The object “footprint”."""

    xmin: float
    ymin: float
    xmax: float
    ymax: float

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            xmin=data["xmin"],
            ymin=data["ymin"],
            xmax=data["xmax"],
            ymax=data["ymax"],
        )


@dataclass(frozen=True)
class First:
    """The northernmost of them, and of those the westernmost."""

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
class LossyTiles:
    """Tiles with more than 256 colours, which PNG8 reduced."""

    tiles: int
    first: Optional[First] = None
    """The northernmost of them, and of those the westernmost."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            tiles=data["tiles"],
            first=First.from_json(data["first"]) if data.get("first") is not None else None,
        )


@dataclass(frozen=True)
class Count:
    """The object “count”."""

    tiles: int
    """Tiles that were written or removed; with dryRun, the most that would be."""
    empty: int
    """Tiles of the area in which the rasters have no pixel."""
    bytes: int
    """The size of the tiles; with dryRun, as it is estimated."""
    jpeg: int
    """Tiles that are JPEG."""
    reduced_colors: LossyTiles
    """Tiles with more than 256 colours, which PNG8 reduced."""
    flattened: LossyTiles
    """Tiles with transparent pixels that show the background colour."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            tiles=data["tiles"],
            empty=data["empty"],
            bytes=data["bytes"],
            jpeg=data["jpeg"],
            reduced_colors=LossyTiles.from_json(data["reducedColors"]),
            flattened=LossyTiles.from_json(data["flattened"]),
        )


@dataclass(frozen=True)
class Estimate:
    """With dryRun: the tiles that were made to measure their size."""

    sampled: int
    """Their number; 0 if the size is that of a finer level."""
    empty: int
    """Those in which the rasters have no pixel."""
    bytes: float
    """The mean size of a tile; one that would be left out counts as 0."""
    seconds: float
    """The mean time in which one thread made a tile."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            sampled=data["sampled"],
            empty=data["empty"],
            bytes=data["bytes"],
            seconds=data["seconds"],
        )


@dataclass(frozen=True)
class Level:
    """The object “level”."""

    level: int
    scale: float
    resolution: float
    """In map units per pixel."""
    count: Count
    from_: Literal['rasters', 'level', 'service', 'tiles', 'removed']
    """Drawn from the rasters, averaged from a finer level, drawn by the service, copied from the service's own
    cache, or tiles were removed."""
    bundles: Optional[int] = None
    """With dryRun: the bundles that would be written."""
    estimate: Optional[Estimate] = None
    """With dryRun: the tiles that were made to measure their size."""
    from_level: Optional[int] = None
    """The number of the finer level."""
    overview: Optional[int] = None
    """The number of the overview that was read of the first raster, from 0; null for its full resolution."""
    factor: Optional[int] = None
    """The number of pixels, in each direction, that were averaged before resampling."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            scale=data["scale"],
            resolution=data["resolution"],
            count=Count.from_json(data["count"]),
            from_=data["from"],
            bundles=data.get("bundles"),
            estimate=Estimate.from_json(data["estimate"]) if data.get("estimate") is not None else None,
            from_level=data.get("fromLevel"),
            overview=data.get("overview"),
            factor=data.get("factor"),
        )


@dataclass(frozen=True)
class Service:
    """The service that was asked; absent if the tiles were made from rasters."""

    address: str
    """Without a token."""
    requests: int
    """The requests for pictures and tiles, repeated ones included."""
    retries: int
    """The requests that were repeated."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            address=data["address"],
            requests=data["requests"],
            retries=data["retries"],
        )


@dataclass(frozen=True)
class BuildOutput:
    """tilescheme build --format json."""

    version: Literal[1]
    command: Literal['build']
    dry_run: bool
    """Whether nothing was written."""
    cache: str
    """The path of the cache or package."""
    gdal: Optional[str]
    """The version of GDAL; null if it was not needed, because tiles were removed."""
    resampling: Optional[Literal['nearest', 'bilinear', 'cubic', 'average', 'majority']]
    """How pixels got their values; null if a service drew them, or tiles were removed."""
    footprint: Tuple[Footprint, ...]
    """Where the rasters are, in map units of the scheme: two extents if they cross the edge of the world; none
    for a service, or if tiles were removed."""
    levels: Tuple[Level, ...]
    """From the coarsest."""
    total: Count
    estimated_seconds: Optional[float]
    """With dryRun: the time of the build with its number of threads; null if it was not measured."""
    written: Tuple[str, ...]
    """The paths of what was written; empty for a dry run."""
    notices: Tuple[str, ...]
    lost: Tuple[str, ...]
    """What tiles lost when they were encoded, a sentence for each level and kind of loss."""
    service: Optional[Service] = None
    """The service that was asked; absent if the tiles were made from rasters."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            dry_run=data["dryRun"],
            cache=data["cache"],
            gdal=data["gdal"],
            resampling=data["resampling"],
            footprint=tuple(Footprint.from_json(i) for i in data["footprint"]),
            levels=tuple(Level.from_json(i) for i in data["levels"]),
            total=Count.from_json(data["total"]),
            estimated_seconds=data["estimatedSeconds"],
            written=tuple(data["written"]),
            notices=tuple(data["notices"]),
            lost=tuple(data["lost"]),
            service=Service.from_json(data["service"]) if data.get("service") is not None else None,
        )
