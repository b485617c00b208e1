"""tilescheme audit --format json. Written by generate.py from Schemas/audit.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Optional, Tuple, Union

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class System:
    """The object “system”."""

    wkid: Optional[int]
    latest_wkid: Optional[int]
    name: str
    """The name with its identifiers, for people."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            wkid=data["wkid"],
            latest_wkid=data["latestWkid"],
            name=data["name"],
        )


@dataclass(frozen=True)
class Size:
    """The object “size”."""

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
class Tally:
    """The findings of the rules for schemes."""

    errors: int
    warnings: int
    infos: int

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            errors=data["errors"],
            warnings=data["warnings"],
            infos=data["infos"],
        )


@dataclass(frozen=True)
class Finding:
    """The object “finding”."""

    rule: str
    name: str
    severity: Literal['error', 'warning', 'info']
    message: str
    file: str
    """The path, or the package, ! and the entry."""
    line: Optional[int]
    """From 1; null if the finding is about the file as a whole."""

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
        )


@dataclass(frozen=True)
class Cache:
    """A cache, a package or a database."""

    path: str
    work: Literal['errors', 'unfinishedBuild', 'warnings', 'noTiles', 'notAligned', 'none']
    """What is to be done; the caches are in this order."""
    problem: None
    form: Optional[Literal['legacy', 'ready-to-serve', 'tpk', 'tpkx', 'mbtiles', 'pmtiles', 'geopackage', 'folders']]
    version: Optional[str]
    """The version of ArcGIS in the namespace of conf.xml, or the version in root.json or the metadata."""
    spatial_reference: Optional[System]
    tile_size: Optional[Size]
    levels: Tuple[int, ...]
    """The levels of the scheme."""
    tile_levels: Tuple[int, ...]
    """The levels that have tiles."""
    tiles: int
    bytes: int
    """The size of the tiles, without headers and indexes."""
    tiles_read: int
    """How many tiles were read; of the others, only the index was."""
    storage: Optional[str]
    """How most tiles are stored, in the words of conf.xml; null without tiles."""
    last_written: Optional[str]
    """In UTC, as in ISO 8601."""
    alignment: Optional[Alignment]
    family: Optional[int]
    """The number of a family in families."""
    unfinished_build: Optional[str]
    """The build that was begun in the cache and is not finished, for people; null if there is none."""
    lint: Tally
    """The findings of the rules for schemes."""
    verify: Tally
    """The findings of the rules for stored tiles."""
    findings: Tuple[Finding, ...]
    """The most severe findings; lint and verify count all."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            path=data["path"],
            work=data["work"],
            problem=data["problem"],
            form=data["form"],
            version=data["version"],
            spatial_reference=None if data["spatialReference"] is None else System.from_json(data["spatialReference"]),
            tile_size=None if data["tileSize"] is None else Size.from_json(data["tileSize"]),
            levels=tuple(data["levels"]),
            tile_levels=tuple(data["tileLevels"]),
            tiles=data["tiles"],
            bytes=data["bytes"],
            tiles_read=data["tilesRead"],
            storage=data["storage"],
            last_written=data["lastWritten"],
            alignment=None if data["alignment"] is None else Alignment.from_json(data["alignment"]),
            family=data["family"],
            unfinished_build=data["unfinishedBuild"],
            lint=Tally.from_json(data["lint"]),
            verify=Tally.from_json(data["verify"]),
            findings=tuple(Finding.from_json(i) for i in data["findings"]),
        )


@dataclass(frozen=True)
class Unreadable:
    """A cache that cannot be read or is not supported, or a new one whose build is not finished."""

    path: str
    work: Literal['unreadable', 'notSupported', 'unfinishedBuild']
    """notSupported: nothing is known to be wrong, but the kind of its tiles is not supported. unfinishedBuild:
    there is only the output of a build that was stopped or is at work."""
    problem: str
    """Why it cannot be read, or what is to be done about its build."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            path=data["path"],
            work=data["work"],
            problem=data["problem"],
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
class Family:
    """Caches whose tiles lie on each other."""

    family: int
    caches: int
    built_in: Tuple[str, ...]
    spatial_reference: System
    origin: Origin
    tile_sizes: Tuple[Size, ...]
    resolutions: Tuple[float, ...]
    """In map units per pixel, from the coarsest."""
    tiles: int
    bytes: int
    example: str
    """The path of one of its caches."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            family=data["family"],
            caches=data["caches"],
            built_in=tuple(data["builtIn"]),
            spatial_reference=System.from_json(data["spatialReference"]),
            origin=Origin.from_json(data["origin"]),
            tile_sizes=tuple(Size.from_json(i) for i in data["tileSizes"]),
            resolutions=tuple(data["resolutions"]),
            tiles=data["tiles"],
            bytes=data["bytes"],
            example=data["example"],
        )


@dataclass(frozen=True)
class Summary:
    """The object “summary”."""

    caches: int
    unreadable: int
    with_errors: int
    unfinished_builds: int
    """Caches without errors in which a build was begun and is not finished, and new caches whose build is not
    finished."""
    with_warnings: int
    without_tiles: int
    """Schemes without a single tile, as new caches are, and without errors."""
    not_aligned: int
    not_supported: int
    """Caches that are not checked, because their tiles are vector tiles or of an image format that ArcGIS does
    not have."""
    fine: int
    tiles: int
    bytes: int
    tiles_read: int
    other_files: int
    """Files named conf.xml or root.json that are no schemes."""
    tiles_without_scheme: Tuple[str, ...]
    """Caches of which there are only tiles, without conf.xml, root.json or another scheme. They are in caches
    as well."""
    leftovers: Tuple[str, ...]
    """Hidden files and directories of runs of tilescheme that were stopped, or are still at work."""
    links_not_followed: Tuple[str, ...]
    """Links that lead to a folder above the directory."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            caches=data["caches"],
            unreadable=data["unreadable"],
            with_errors=data["withErrors"],
            unfinished_builds=data["unfinishedBuilds"],
            with_warnings=data["withWarnings"],
            without_tiles=data["withoutTiles"],
            not_aligned=data["notAligned"],
            not_supported=data["notSupported"],
            fine=data["fine"],
            tiles=data["tiles"],
            bytes=data["bytes"],
            tiles_read=data["tilesRead"],
            other_files=data["otherFiles"],
            tiles_without_scheme=tuple(data["tilesWithoutScheme"]),
            leftovers=tuple(data["leftovers"]),
            links_not_followed=tuple(data["linksNotFollowed"]),
        )


@dataclass(frozen=True)
class AuditOutput:
    """tilescheme audit --format json."""

    version: Literal[1]
    command: Literal['audit']
    directory: str
    base_map: str
    """The name or the path of the scheme with which the caches were compared."""
    caches: Tuple[Union[Cache, Unreadable], ...]
    """Sorted by what needs work."""
    families: Tuple[Family, ...]
    """The family with the most caches first."""
    summary: Summary

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            version=data["version"],
            command=data["command"],
            directory=data["directory"],
            base_map=data["baseMap"],
            caches=tuple((Cache.from_json(i) if {'alignment', 'bytes', 'family', 'findings', 'form', 'lastWritten', 'levels', 'lint', 'path', 'problem', 'spatialReference', 'storage', 'tileLevels', 'tileSize', 'tiles', 'tilesRead', 'unfinishedBuild', 'verify', 'version', 'work'} <= i.keys() else Unreadable.from_json(i)) for i in data["caches"]),
            families=tuple(Family.from_json(i) for i in data["families"]),
            summary=Summary.from_json(data["summary"]),
        )
