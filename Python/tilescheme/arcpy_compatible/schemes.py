"""The tools that make and change tiling schemes."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any, List, Optional

from .. import _verbs
from .._arguments import Arguments
from .._outputs import Creation, Generation, read_creation, read_generation
from ..errors import TileschemeError
from ..models.scales import ScalesOutput
from .environment import env
from .result import Result, messages
from .running import arcpy_tool, area_of, cache_of, done, failed, jobs_of, levels_of, require, run_positional
from .values import Flag, Scales, Value, flag, is_default, number_text, text, word


@arcpy_tool
def CreateMapServerCache(
    input_service: Any,
    service_cache_directory: Any,
    tiling_scheme_type: Value,
    scales_type: Value,
    num_of_scales: Value,
    dots_per_inch: Value,
    tile_size: Value,
    predefined_tiling_scheme: Any = None,
    tile_origin: Any = None,
    scales: Scales = None,
    cache_tile_format: Value = None,
    tile_compression_quality: Value = None,
    storage_format: Value = None,
    ready_to_serve_format: Flag = None,
) -> Result:
    """Creates a cache: the tiling scheme and the folders for its tiles.

    STANDARD scales are those of `env.ladder`.

    Raises:
        ExecuteError: A value is wrong, or the cache exists and `env.overwriteOutput` is not set.
    """
    tool = "CreateMapServerCache"
    service = text(input_service)
    values: List[Any] = [
        None if service is None else env.path(service),
        env.output_path(word(service_cache_directory)),
        tiling_scheme_type,
        scales_type,
        num_of_scales,
        dots_per_inch,
        tile_size,
        area_of(predefined_tiling_scheme),
        tile_origin,
        scales,
        cache_tile_format,
        tile_compression_quality,
        storage_format,
        _word_of(ready_to_serve_format),
    ]
    arguments = Arguments("create")
    arguments.flag("--overwrite", env.overwriteOutput)
    if (text(tiling_scheme_type) or "NEW").upper() == "NEW" and (text(scales_type) or "STANDARD").upper() == "STANDARD":
        arguments.one("--ladder", _ladder(scales))
    try:
        made: Creation = read_creation(run_positional(arguments, values))
    except TileschemeError as error:
        raise failed(tool, error.message) from error
    if service is not None:
        env.caches[service] = made.cache
    return done(Result(tool, (made.cache,), tuple(values), messages(made.notices), files=made.written))


def _word_of(value: Flag) -> Value:
    if isinstance(value, bool):
        return "READY_TO_SERVE_FORMAT" if value else "NON_READY_TO_SERVE_FORMAT"
    return value


def _ladder(scales: Scales) -> Optional[str]:
    """The list of STANDARD scales; None if the scales are given."""
    return env.ladder if is_default(scales) else None


@arcpy_tool
def GenerateMapServerCacheTilingScheme(
    in_map: Any,
    tile_origin: Any,
    output_tiling_scheme: Any,
    num_of_scales: Value,
    scales: Scales,
    dots_per_inch: Value,
    tile_size: Value,
    ready_to_serve_format: Flag = None,
    output_folder: Any = None,
) -> Result:
    """Writes a tiling scheme without a cache; with `ready_to_serve_format`, root.json and its companions in a folder.

    Raises:
        ExecuteError: A value is wrong, or the file exists and `env.overwriteOutput` is not set.
    """
    tool = "GenerateMapServerCacheTilingScheme"
    source = env.path(word(in_map))
    try:
        if flag(ready_to_serve_format, "READY_TO_SERVE_FORMAT"):
            folder = text(output_folder) or text(output_tiling_scheme) or ""
            origin = text(tile_origin)
            made: Generation = _verbs.generate(
                source,
                origin=origin,
                number_of_scales=jobs_of(num_of_scales),
                scales=text(scales),
                ladder=_ladder(scales),
                dpi=jobs_of(dots_per_inch),
                tile_size=text(tile_size),
                ready_to_serve=True,
                output=env.output_path(folder).rstrip("/") + "/",
                overwrite=env.overwriteOutput,
            )
            return done(Result(tool, made.written, (in_map,), messages(made.notices), files=made.written))
        values = [source, tile_origin, env.output_path(word(output_tiling_scheme)), num_of_scales, scales]
        values += [dots_per_inch, tile_size]
        arguments = Arguments("generate")
        arguments.flag("--overwrite", env.overwriteOutput)
        arguments.one("--ladder", _ladder(scales))
        made = read_generation(run_positional(arguments, values))
    except TileschemeError as error:
        raise failed(tool, error.message) from error
    return done(Result(tool, made.written, tuple(values), messages(made.notices), files=made.written))


@arcpy_tool
def ManageMapServerCacheScales(input_service: Any, scales: Scales) -> Result:
    """Gives a cache exactly these scales. Tiles of scales that are not in the list are deleted, as in ArcGIS.

    It does not ask before. A warning (severity 1) says how many tiles were deleted, and of which scales.

    Raises:
        ExecuteError: The cache is not known, or a scale is not valid.
    """
    tool = "ManageMapServerCacheScales"
    cache = cache_of(tool, input_service)
    require(tool, "scales", scales)
    try:
        made = _verbs.scales(cache, scales=text(scales), delete_tiles=True)
    except TileschemeError as error:
        raise failed(tool, error.message) from error
    deleted = _deleted(made)
    for loss in deleted:
        # A script that never looks at the messages of its tools would end without a word about it.
        warnings.warn(f"{cache}: {loss}", stacklevel=3)
    told = messages(made.notices, deleted)
    return done(Result(tool, (cache,), (input_service, scales), told, files=made.written))


def _deleted(made: ScalesOutput) -> List[str]:
    """The tiles that were deleted together with their scales, which the user was not asked about."""
    removed = [level for level in made.removed if level.tiles > 0]
    if not removed:
        return []
    scales = ", ".join(f"1:{number_text(level.scale)} ({_tiles(level.tiles)})" for level in removed)
    return [
        f"{_tiles(sum(level.tiles for level in removed))}, deleted with their scales: {scales}; they do not come back"
    ]


def _tiles(count: int) -> str:
    return "1 tile" if count == 1 else f"{count} tiles"


@arcpy_tool
def MapServerCacheTilingSchemeToPolygons(
    input_map: Any,
    tiling_scheme: Any,
    output_feature_class: Any,
    use_map_extent: Flag,
    clip_to_horizon: Flag,
    antialiasing: Flag = None,
    levels: Scales = None,
) -> Result:
    """Writes the outlines of the supertiles of a scheme as GeoJSON.

    A supertile has 4096 pixels, or 2048 with `antialiasing`. `use_map_extent` limits the outlines to the extent of
    `input_map`; without it the whole extent of the scheme is used. `levels` are scales. `clip_to_horizon` is ignored.

    Raises:
        ExecuteError: The scheme or the map cannot be read, or the file exists and `env.overwriteOutput` is not set.
    """
    tool = "MapServerCacheTilingSchemeToPolygons"
    scheme = env.path(word(tiling_scheme))
    target = env.output_path(word(output_feature_class))
    if Path(target).suffix.lower() not in (".geojson", ".json"):
        target += ".geojson"
    service = None if is_default(input_map) else env.path(word(input_map))
    try:
        made = _verbs.preflight(
            scheme,
            service=service if flag(use_map_extent, "USE_MAP_EXTENT") else None,
            grid=target,
            grid_of="supertiles-2048" if flag(antialiasing, "ANTIALIASING") else "supertiles",
            grid_level=levels_of(scheme, levels),
            overwrite=env.overwriteOutput,
            fail_on="never",
        )
    except (TileschemeError, ValueError) as error:
        raise failed(tool, str(error)) from error
    found = [f"{f.message} [{f.rule}]" for f in made.findings]
    return done(Result(tool, (target,), (input_map, tiling_scheme), messages(found), files=(target,)))
