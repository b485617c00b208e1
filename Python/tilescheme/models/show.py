"""tilescheme show --format json. Written by generate.py from Schemas/show.schema.json; do not edit."""

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
    vcs_wkid: Optional[int]
    latest_vcs_wkid: Optional[int]
    wkt: Optional[str]
    name: Optional[str]
    meters_per_unit: Optional[float]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            wkid=data["wkid"],
            latest_wkid=data["latestWkid"],
            vcs_wkid=data["vcsWkid"],
            latest_vcs_wkid=data["latestVcsWkid"],
            wkt=data["wkt"],
            name=data["name"],
            meters_per_unit=data["metersPerUnit"],
        )


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
class Level:
    """The object “level”."""

    level: int
    scale: float
    resolution: float

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            level=data["level"],
            scale=data["scale"],
            resolution=data["resolution"],
        )


@dataclass(frozen=True)
class Scheme:
    """The object “scheme”."""

    spatial_reference: Optional[SpatialReference]
    origin: Origin
    tile_width: int
    tile_height: int
    dpi: Optional[float]
    precise_dpi: Optional[float]
    convention: Optional[str]
    """The rule that ties scale to resolution in this file."""
    levels: Tuple[Level, ...]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            spatial_reference=None if data["spatialReference"] is None else SpatialReference.from_json(data["spatialReference"]),
            origin=Origin.from_json(data["origin"]),
            tile_width=data["tileWidth"],
            tile_height=data["tileHeight"],
            dpi=data["dpi"],
            precise_dpi=data["preciseDpi"],
            convention=data["convention"],
            levels=tuple(Level.from_json(i) for i in data["levels"]),
        )


@dataclass(frozen=True)
class Image:
    """The object “image”."""

    format: Optional[str]
    compression_quality: Optional[int]
    antialiasing: Optional[bool]
    band_count: Optional[int]
    lerc_error: Optional[float]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            format=data["format"],
            compression_quality=data["compressionQuality"],
            antialiasing=data["antialiasing"],
            band_count=data["bandCount"],
            lerc_error=data["lercError"],
        )


@dataclass(frozen=True)
class Storage:
    """The object “storage”."""

    format: Optional[str]
    packet_size: Optional[int]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            format=data["format"],
            packet_size=data["packetSize"],
        )


@dataclass(frozen=True)
class Extent:
    """In the units of the coordinate system that wkid names."""

    xmin: float
    ymin: float
    xmax: float
    ymax: float
    wkid: Optional[int]

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            xmin=data["xmin"],
            ymin=data["ymin"],
            xmax=data["xmax"],
            ymax=data["ymax"],
            wkid=data["wkid"],
        )


@dataclass(frozen=True)
class Metadata:
    """The object “metadata”."""

    name: str
    value: str

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            name=data["name"],
            value=data["value"],
        )


@dataclass(frozen=True)
class ShowOutput:
    """Every key but metadata is always there; what the input does not say is null."""

    version: Literal[1]
    command: Literal['show']
    path: str
    format: str
    """The name of the format or store, such as conf.xml or tpkx: the names that --to and --input-format of the
    commands take. The list grows with the program, so it is not repeated here."""
    name: Optional[str]
    scheme: Optional[Scheme]
    image: Optional[Image]
    storage: Optional[Storage]
    full_extent: Optional[Extent]
    """In the units of the coordinate system that wkid names."""
    initial_extent: Optional[Extent]
    """In the units of the coordinate system that wkid names."""
    min_lod: Optional[int]
    max_lod: Optional[int]
    min_scale: Optional[float]
    max_scale: Optional[float]
    notices: Tuple[str, ...]
    metadata: Optional[Tuple[Metadata, ...]] = None
    """The entries of a database's metadata; absent for all other inputs."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            path=data["path"],
            format=data["format"],
            name=data["name"],
            scheme=None if data["scheme"] is None else Scheme.from_json(data["scheme"]),
            image=None if data["image"] is None else Image.from_json(data["image"]),
            storage=None if data["storage"] is None else Storage.from_json(data["storage"]),
            full_extent=None if data["fullExtent"] is None else Extent.from_json(data["fullExtent"]),
            initial_extent=None if data["initialExtent"] is None else Extent.from_json(data["initialExtent"]),
            min_lod=data["minLOD"],
            max_lod=data["maxLOD"],
            min_scale=data["minScale"],
            max_scale=data["maxScale"],
            notices=tuple(data["notices"]),
            metadata=tuple(Metadata.from_json(i) for i in data["metadata"]) if data.get("metadata") is not None else None,
        )
