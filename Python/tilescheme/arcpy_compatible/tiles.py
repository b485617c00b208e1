"""The tools that make, copy and convert tiles."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any, Dict, Tuple

from .. import _verbs
from ..errors import TileschemeError
from .environment import env
from .result import Result, messages
from .running import arcpy_tool, area_of, cache_of, done, failed, jobs_of, levels_of, require
from .values import Flag, Scales, Value, extent, flag, text, word

_MODES = ("RECREATE_EMPTY_TILES", "RECREATE_ALL_TILES", "DELETE_TILES")


@arcpy_tool
def ManageMapServerCacheTiles(
    input_service: Any,
    scales: Scales,
    update_mode: Value,
    num_of_caching_service_instances: Value = None,
    area_of_interest: Any = None,
    update_extent: Any = None,
    wait_for_job_completion: Flag = None,
    portal_url: Value = None,
) -> Result:
    """Makes, makes again or deletes the tiles of a cache.

    The tiles come from the service if `input_service` is its address, else from `env.sources[input_service]`. The last
    two parameters are ignored: the tool always waits, and needs no portal.

    Raises:
        ExecuteError: The cache or the source is not known, or the tiles cannot be made.
    """
    tool = "ManageMapServerCacheTiles"
    cache = cache_of(tool, input_service)
    name = word(input_service)
    mode: Any = (text(update_mode) or "RECREATE_EMPTY_TILES").upper()
    if mode not in _MODES:
        raise failed(tool, f"update_mode “{mode}” is not one of {', '.join(_MODES)}")
    source: Any = env.sources.get(name) or env.sources.get(cache)
    if source is None and "://" in name:
        source = name
    if mode == "DELETE_TILES":
        source = None
    elif source is None:
        raise failed(tool, f"{name}: set arcpy.env.sources[{name!r}] to the rasters from which tiles are made")
    area = area_of(area_of_interest)
    try:
        made = _verbs.build(
            cache,
            from_=source,
            update_mode=mode,
            levels=levels_of(cache, scales),
            area=area,
            # An area of interest takes precedence over an extent, as in ArcGIS.
            extent=None if area else extent(update_extent),
            jobs=jobs_of(num_of_caching_service_instances),
        )
    except (TileschemeError, ValueError) as error:
        raise failed(tool, str(error)) from error
    verb = "removed" if mode == "DELETE_TILES" else "made"
    notices = [*made.notices, f"{made.total.tiles} tiles {verb}, {made.total.bytes} bytes"]
    return done(Result(tool, (cache,), (input_service,), messages(notices, made.lost), files=made.written))


@arcpy_tool
def ImportMapServerCache(
    input_service: Any,
    source_cache_type: Value,
    source_cache_dataset: Any = None,
    source_tile_package: Any = None,
    upload_data_to_server: Flag = None,
    scales: Scales = None,
    num_of_caching_service_instances: Value = None,
    area_of_interest: Any = None,
    import_extent: Any = None,
    overwrite: Flag = None,
) -> Result:
    """Adds the tiles of a cache or a package to a cache with the same scheme. `upload_data_to_server` is ignored.

    Raises:
        ExecuteError: The source cannot be read, or its scheme or tile format differs.
    """
    tool = "ImportMapServerCache"
    cache = cache_of(tool, input_service)
    is_package = (text(source_cache_type) or "").upper().startswith("TILE_PACKAGE")
    given = source_tile_package if is_package else source_cache_dataset
    require(tool, "source_tile_package" if is_package else "source_cache_dataset", given)
    source = env.path(word(given))
    area = area_of(area_of_interest)
    try:
        made = _verbs.convert(
            source,
            cache,
            into=True,
            levels=levels_of(source, scales),
            area=area,
            extent=None if area else extent(import_extent),
            overwrite=flag(overwrite, "OVERWRITE"),
            jobs=jobs_of(num_of_caching_service_instances),
        )
    except (TileschemeError, ValueError) as error:
        raise failed(tool, str(error)) from error
    notices = [*made.notices, f"{made.tiles or 0} tiles, {made.bytes or 0} bytes"]
    return done(Result(tool, (cache,), (input_service, source), messages(notices, made.lost), files=made.written))


# The forms of an exported cache by `export_cache_type` and `storage_format_type`, and the suffix of a package.
_EXPORTS: Dict[str, Tuple[str, str]] = {
    "CACHE_DATASET": ("legacy", ""),
    "TILE_PACKAGE": ("tpkx", ".tpkx"),
    "TILE_PACKAGE_TPKX": ("tpkx", ".tpkx"),
}


@arcpy_tool
def ExportMapServerCache(
    input_service: Any,
    target_cache_path: Any,
    export_cache_type: Value,
    copy_data_from_server: Flag,
    storage_format_type: Value,
    scales: Scales,
    num_of_caching_service_instances: Value = None,
    area_of_interest: Any = None,
    export_extent: Any = None,
    overwrite: Flag = None,
) -> Result:
    """Copies a cache, or part of it, into a folder or a package.

    The result is `target_cache_path`/NAME, where NAME is that of the cache. A package is always a .tpkx, with a warning
    for TILE_PACKAGE, which is a .tpk in ArcGIS.

    Raises:
        ExecuteError: The cache cannot be read, or the result exists and neither `overwrite` nor `env.overwriteOutput`
            is set.
    """
    tool = "ExportMapServerCache"
    cache = cache_of(tool, input_service)
    kind = (text(export_cache_type) or "CACHE_DATASET").upper()
    if kind not in _EXPORTS:
        raise failed(tool, f"export_cache_type “{kind}” is not one of {', '.join(_EXPORTS)}")
    form, suffix = _EXPORTS[kind]
    if form == "legacy" and (text(storage_format_type) or "").upper() == "EXPLODED":
        form = "exploded"
    folder = Path(env.output_path(word(target_cache_path)))
    target = folder / (Path(cache).name.removesuffix(".tpkx").removesuffix(".tpk") + suffix)
    area = area_of(area_of_interest)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = _verbs.convert(
            cache,
            target,
            to=form,
            levels=levels_of(cache, scales),
            area=area,
            extent=None if area else extent(export_extent),
            overwrite=env.overwriteOutput or flag(overwrite, "OVERWRITE"),
            jobs=jobs_of(num_of_caching_service_instances),
        )
    except (TileschemeError, ValueError, OSError) as error:
        raise failed(tool, str(error)) from error
    notices = [*made.notices, f"{made.tiles or 0} tiles, {made.bytes or 0} bytes"]
    lost = [*made.lost, *(["the package is a .tpkx; a .tpk cannot be written"] if kind == "TILE_PACKAGE" else [])]
    return done(Result(tool, (str(target),), (input_service,), messages(notices, lost), files=made.written))


@arcpy_tool
def ConvertMapServerCacheStorageFormat(input_service: Any, num_of_caching_service_instances: Value = None) -> Result:
    """Converts the tiles of a cache from exploded or Compact V1 to Compact V2, in place.

    The new cache is written beside the old one, which it replaces at the end. If the tool is stopped, the old cache is
    as it was. A Compact V2 cache is not changed.

    Raises:
        ExecuteError: The cache cannot be read.
    """
    tool = "ConvertMapServerCacheStorageFormat"
    cache = cache_of(tool, input_service)
    try:
        found = _verbs.show(cache)
        if found.storage and found.storage.format == "esriMapCacheStorageModeCompactV2":
            return done(Result(tool, (cache,), (input_service,), messages(["the cache is Compact V2 already"])))
        folder = Path(cache)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            made = _verbs.convert(cache, work / "new", to="legacy", jobs=jobs_of(num_of_caching_service_instances))
            # Two renames: between them the cache is absent, but never mixed, and both are in the folder of this work.
            folder.rename(work / "old")
            (work / "new").rename(folder)
        finally:
            if not folder.exists() and (work / "old").exists():
                (work / "old").rename(folder)
            shutil.rmtree(work, ignore_errors=True)
    except (TileschemeError, OSError) as error:
        raise failed(tool, str(error)) from error
    return done(Result(tool, (cache,), (input_service,), messages(made.notices, made.lost), files=(cache,)))
