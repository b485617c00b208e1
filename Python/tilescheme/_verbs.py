"""The commands of tilescheme as functions. Written by generate.py from their help; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional, Sequence, Union

from ._arguments import Arguments, Extent, Numbers, PathText, Paths, Text, Texts
from ._outputs import Audit, Build, Comparison, Conversion, Creation, Diagnosis, Finished, Forecast, Generation
from ._outputs import Plan, Report, Scales, Scheme, Schemes, Status
from ._outputs import read_audit, read_build, read_comparison, read_conversion, read_creation, read_diagnosis
from ._outputs import read_finished, read_forecast, read_generation, read_plan, read_report, read_scales, read_scheme
from ._outputs import read_schemes, read_status

if TYPE_CHECKING:
    import threading

    from ._process import ProgressHandler


def lint(
    *paths: PathText,
    fix: bool = False,
    unsafe_fixes: bool = False,
    write_baseline: Optional[PathText] = None,
    prune_baseline: bool = False,
    set_: Optional[str] = None,
    allow_empty: bool = False,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    exclude: Optional[Texts] = None,
    select: Optional[Texts] = None,
    ignore: Optional[Texts] = None,
    client: Optional[Union[Literal["arcgis", "gdal", "leaflet", "mapProxy", "sceneViewer", "vectorTiles"], Sequence[Literal["arcgis", "gdal", "leaflet", "mapProxy", "sceneViewer", "vectorTiles"]]]] = None,
    baseline: Optional[PathText] = None,
    fail_on: Optional[Literal["error", "warning", "info", "never"]] = None,
    output: Optional[Texts] = None,
    overwrite: bool = False,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Report:
    """Find problems in tiling schemes, with their place, their effect and the way to fix them.

    In a directory, all .xml, .cdi, .json, .tpk, .tpkx, .mbtiles and .pmtiles files are checked; files that are not
    schemes are skipped and counted. A damaged file that contains elements of a scheme is an error, whatever its
    name is. A file that is given by name must be a scheme or a package. Run tilescheme explain RULE to read about a
    rule.

    Example: tilescheme lint schemes --exclude old --output gitlab:lint.json --overwrite

    Args:
        fix: Apply fixes that do not change the meaning of a value, and report the remaining findings.
        unsafe_fixes: Also apply fixes that change values.
        write_baseline: Write all findings to a baseline file, and report none.
        prune_baseline: Remove the findings that no longer occur from the baseline, add none, and report none.
        set_: Scheme to take from a file or address with several, such as a tile matrix set of a WMTS, or table of a
            GeoPackage. FILE#NAME does the same in all commands.
        allow_empty: Succeed if there is no scheme to check.
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        exclude: Leave out files and folders: a name such as "old*", or a path such as "caches/2019" from the
            working directory. Can be repeated.
        select: Run only these rules: identifiers, names, families or ALL, separated by commas. Can be repeated.
        ignore: Do not run these rules: identifiers, names or families, separated by commas. Can be repeated.
        client: Also run the optional rules for a program: arcgis, gdal, leaflet, mapProxy, sceneViewer or
            vectorTiles. Can be repeated.
        baseline: File written by --write-baseline of lint; its findings are not reported.
        fail_on: Lowest severity that makes the exit status 1: error, warning, info or never. (default: failOn of
            .tilescheme.json, or error)
        output: Also write the findings to a file, such as sarif:lint.sarif. Can be repeated.
        overwrite: Replace existing files; an input is never replaced.
        config: Configuration file to use instead of the .tilescheme.json nearest to each file.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("lint", *paths)
    arguments.flag("--fix", fix)
    arguments.flag("--unsafe-fixes", unsafe_fixes)
    arguments.one("--write-baseline", write_baseline)
    arguments.flag("--prune-baseline", prune_baseline)
    arguments.one("--set", set_)
    arguments.flag("--allow-empty", allow_empty)
    arguments.one("--input-format", input_format)
    arguments.many("--exclude", exclude)
    arguments.many("--select", select)
    arguments.many("--ignore", ignore)
    arguments.many("--client", client)
    arguments.one("--baseline", baseline)
    arguments.one("--fail-on", fail_on)
    arguments.many("--output", output)
    arguments.flag("--overwrite", overwrite)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_report(arguments.run(progress, cancel, timeout))


def show(
    path: PathText,
    *,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    set_: Optional[str] = None,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Scheme:
    """Show the tiling scheme of a file, cache directory, package, MBTiles database or PMTiles archive.

    Of a document with several schemes, such as the capabilities of a WMTS, one line for each of them is printed.
    FILE#NAME or --set chooses one.

    Example: tilescheme show /arcgiscache/Roads/Layers

    Args:
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        set_: Scheme to take from a file or address with several, such as a tile matrix set of a WMTS, or table of a
            GeoPackage. FILE#NAME does the same in all commands.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("show", path)
    arguments.one("--input-format", input_format)
    arguments.one("--set", set_)
    return read_scheme(arguments.run(progress, cancel, timeout))


def convert(
    input: PathText, destination: PathText,
    *,
    to: Optional[str] = None,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    set_: Optional[str] = None,
    tiles_url: Optional[str] = None,
    extent: Optional[Extent] = None,
    overwrite: bool = False,
    strict: bool = False,
    levels: Optional[Text] = None,
    area: Optional[PathText] = None,
    scheme: Optional[PathText] = None,
    layout: Optional[Literal["row-column", "xyz", "tms", "arcgis"]] = None,
    input_layout: Optional[Literal["row-column", "xyz", "tms", "arcgis"]] = None,
    renumber: Optional[Literal["arcgis-online"]] = None,
    trim_levels: bool = False,
    base_url: Optional[str] = None,
    map_library: Optional[PathText] = None,
    into: bool = False,
    resume: bool = False,
    dry_run: bool = False,
    scheme_only: bool = False,
    jobs: Optional[int] = None,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Conversion:
    """Convert a scheme or a whole cache to another format without changing values or tiles.

    If INPUT is a cache directory, a package, an MBTiles database or a PMTiles archive, the tiles are converted too.
    The result is a cache (--to legacy, ready-to-serve or exploded) or a file whose name ends with .tpkx, .mbtiles,
    .pmtiles or .gpkg. With --scheme, INPUT is a folder of images. Tiles are copied, never re-encoded. Each tile is
    checked; tiles that are damaged or differ from the declarations are copied and reported. If no tiles are found,
    that is an error.

    --to web writes a folder for any web server or bucket: the tiles, a page that shows the map, and with --base-url
    a WMTS document and TileJSON.

    If INPUT is a scheme file, or with --scheme-only, only the scheme is converted. Without --to, the name of
    DESTINATION determines the format. If DESTINATION is a file, only this file is written, and values that belong
    in its companion file (conf.cdi or iteminfo.json) are reported as lost. If it is a directory, both files are
    written (--to legacy or ready-to-serve). All losses are reported on standard error.

    Several machines or processes can convert a large cache together: see plan, --plan and finish.

    Example: tilescheme convert /arcgiscache/Roads/Layers roads.tpkx

    Args:
        to: Format of the result. For a cache: legacy, ready-to-serve, tpkx, exploded, mbtiles, pmtiles, geopackage,
            folders or web. For a scheme file: conf.xml, conf.cdi, root.json, iteminfo.json or service.json; tile-
            matrix-set, tile-matrix-set-xml, tile-set, wmts, geowebcache, gdal-tms, gdal-wms, mapproxy,
            tilemapresource, tilejson, openlayers, leaflet, maplibre or arcgis-js for other programs.
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        set_: Scheme to take from a file or address with several, such as a tile matrix set of a WMTS, or table of a
            GeoPackage. FILE#NAME does the same in all commands.
        tiles_url: Address of the tiles, for a scheme that is converted to an open format, such as
            https://example.com/map/{level}/{row}/{col}.png.
        extent: Full extent of the result, in map units. For a cache, convert only the tiles that overlap it.
        overwrite: Replace existing files, or an existing package or cache.
        strict: Write nothing and exit with 1 if anything would be lost; also exit with 1 if a tile is faulty.
        levels: Levels to convert, by their numbers in the source.
        area: Convert only the tiles that overlap the polygons of a GeoJSON file, a GeoPackage or a shapefile.
        scheme: Scheme of the images, if INPUT is a folder of images: a file, cache, built-in scheme or address.
        layout: Folder structure of the result of --to folders, otherwise of the images in INPUT: row-column
            (level/row/column), xyz (level/column/row), tms (the same, but rows are counted from the south) or
            arcgis (L00/R00000000/C00000000). (default for images: row-column)
        input_layout: Folder structure of the images in INPUT, if the result has another one.
        renumber: Use the level numbers of arcgis-online; the grid must be the same.
        trim_levels: Leave levels without tiles out of the scheme of the result; the others keep their numbers.
        base_url: Address under which a web server will give the folder of --to web, such as
            https://maps.example.com/roads; for the WMTS document, TileJSON and the addresses that the page shows.
        map_library: Directory with ol.js and ol.css, which --to web copies for its page. (default: the copy that is
            installed)
        into: Add the tiles to an existing Compact V2 cache with the same scheme and tile format.
        resume: Continue an interrupted conversion.
        dry_run: Print what would be done, and write nothing.
        scheme_only: Convert the scheme without the tiles.
        jobs: Number of bundles to convert at once. (default: one per core, at most 8)
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("convert", input, destination)
    arguments.one("--to", to)
    arguments.one("--input-format", input_format)
    arguments.one("--set", set_)
    arguments.one("--tiles-url", tiles_url)
    arguments.one("--extent", extent)
    arguments.flag("--overwrite", overwrite)
    arguments.flag("--strict", strict)
    arguments.one("--levels", levels)
    arguments.one("--area", area)
    arguments.one("--scheme", scheme)
    arguments.one("--layout", layout)
    arguments.one("--input-layout", input_layout)
    arguments.one("--renumber", renumber)
    arguments.flag("--trim-levels", trim_levels)
    arguments.one("--base-url", base_url)
    arguments.one("--map-library", map_library)
    arguments.flag("--into", into)
    arguments.flag("--resume", resume)
    arguments.flag("--dry-run", dry_run)
    arguments.flag("--scheme-only", scheme_only)
    arguments.one("--jobs", jobs)
    return read_conversion(arguments.run(progress, cancel, timeout))


def create(
    *paths: PathText,
    name: Optional[str] = None,
    extent: Optional[Extent] = None,
    extent_crs: Optional[Text] = None,
    crs: Optional[Text] = None,
    tiling_scheme_type: Optional[str] = None,
    scales_type: Optional[str] = None,
    number_of_scales: Optional[int] = None,
    scales: Optional[Numbers] = None,
    resolutions: Optional[Numbers] = None,
    min_scale: Optional[float] = None,
    max_scale: Optional[float] = None,
    dpi: Optional[int] = None,
    tile_size: Optional[Text] = None,
    predefined: Optional[PathText] = None,
    like: Optional[PathText] = None,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    levels: Optional[Text] = None,
    add_levels: Optional[int] = None,
    origin: Optional[Extent] = None,
    tile_format: Optional[str] = None,
    compression_quality: Optional[int] = None,
    lerc_error: Optional[float] = None,
    storage_format: Optional[str] = None,
    ready_to_serve: bool = False,
    ready_to_serve_format: Optional[str] = None,
    scale_convention: Optional[str] = None,
    ladder: Optional[str] = None,
    reference_size: Optional[float] = None,
    extent_scale: Optional[float] = None,
    allow_nonstandard: bool = False,
    parameters: Optional[PathText] = None,
    token_file: Optional[PathText] = None,
    overwrite: bool = False,
    delete_tiles: bool = False,
    dry_run: bool = False,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Creation:
    """Create a new cache: its scheme files and the folders for its tiles.

    This is the counterpart of the ArcGIS tool Create Map Server Cache, and accepts its values. SERVICE is one of:
    the address (http or https) of an ArcGIS map or image service; the JSON of that address, as a file or on
    standard input (-); a scheme, cache or package; the output of gdalinfo -json. Without SERVICE, give --extent and
    --crs.

    The cache is written to CACHE-DIRECTORY/<folder>_<service>/<data frame>. Every automatic choice is reported on
    standard error. If a .tilescheme.json in the working directory or above lists cacheDirectories, caches can be
    created only inside these directories.

    Example: tilescheme create Roads.json /arcgiscache --number-of-scales 8

    Args:
        name: Name of the service, instead of the source's own name.
        extent: Extent to map, in map units, instead of the source's full extent.
        extent_crs: Coordinate system of --extent, if it is not that of the scheme: 4326 for degrees. Written as for
            --crs. The extent becomes the rectangle around it.
        crs: Coordinate system, instead of the source's: a WKID (2193), EPSG:2193, WKT or a .prj file.
        tiling_scheme_type: Type of the tiling scheme: NEW or PREDEFINED; --predefined implies PREDEFINED. (default:
            NEW)
        scales_type: Type of the scales: STANDARD, CUSTOM or CELL_SIZE; --scales implies CUSTOM, --resolutions
            CELL_SIZE. (default: STANDARD)
        number_of_scales: Number of STANDARD scales, 1 to 64.
        scales: Scale denominators, such as "500000;250000". Can be repeated.
        resolutions: Resolutions in map units per pixel instead of scales, such as "20;10;5". Can be repeated.
        min_scale: Coarsest scale that gets tiles; the scheme keeps its other levels.
        max_scale: Finest scale that gets tiles; the scheme keeps its other levels.
        dpi: Dots per inch of the screen. (default: 96)
        tile_size: Width and height of a tile in pixels: 128, 256, 512 or 1024. (default: 256)
        predefined: Existing scheme to use: a file, cache or package, a built-in scheme such as arcgis-online or
            nztm, or the address of a service.
        like: Scheme to start from: everything that no other option gives is inherited from it. Named as for
            --predefined.
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        levels: Levels to take from a predefined scheme or that of --like, such as 0-16.
        add_levels: Add this many finer levels to those of --like, in the ratio of its last levels.
        origin: Tile origin (upper left) in map units. domain: the upper left corner of the coordinate system's XY
            domain, as in ArcGIS.
        tile_format: Tile format: PNG, PNG8, PNG24, PNG32, JPEG, MIXED or LERC. (default: PNG; of build and plan
            build that of --predefined or --like, otherwise MIXED, or PNG for rasters with a palette)
        compression_quality: Compression quality of JPEG and MIXED, 1 to 100. (default: 75)
        lerc_error: Largest error of LERC tiles, in the unit of the values. (default: 0)
        storage_format: Accepted for compatibility; Compact V2 is always written.
        ready_to_serve: Write a ready-to-serve cache (root.json, iteminfo.json) instead of conf.xml and conf.cdi.
        ready_to_serve_format: The same option with the ArcGIS values: READY_TO_SERVE_FORMAT,
            NON_READY_TO_SERVE_FORMAT, true or false.
        scale_convention: Convention for computing resolutions from scales: arcgis, wgs84-v2, pro or arcgis-9.2.
            (default: arcgis)
        ladder: Scale list of STANDARD: halving = ... 125000, 62500; arcgis = ... 125000, 64000 and ... 125000000,
            64000000. (default: halving)
        reference_size: Screen size in pixels that STANDARD scales are chosen for. (default: 512)
        extent_scale: Use this scale as the scale of the whole extent (STANDARD).
        allow_nonstandard: Allow tile sizes that ArcGIS does not offer.
        parameters: JSON file with options, with ArcGIS parameter names or the option names above; or a list of
            values in the order of the ArcGIS tool.
        token_file: File with the token for a secured service; or set the environment variable TILESCHEME_TOKEN.
        overwrite: Replace an existing cache; a directory that is not a cache is never replaced.
        delete_tiles: With --overwrite: replace a cache also if it has tiles, which are deleted.
        dry_run: Print the files that would be written, with their contents, and write nothing.
        config: Configuration file to use instead of the nearest .tilescheme.json.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("create", *paths)
    arguments.one("--name", name)
    arguments.one("--extent", extent)
    arguments.one("--extent-crs", extent_crs)
    arguments.one("--crs", crs)
    arguments.one("--tiling-scheme-type", tiling_scheme_type)
    arguments.one("--scales-type", scales_type)
    arguments.one("--number-of-scales", number_of_scales)
    arguments.many("--scales", scales)
    arguments.many("--resolutions", resolutions)
    arguments.one("--min-scale", min_scale)
    arguments.one("--max-scale", max_scale)
    arguments.one("--dpi", dpi)
    arguments.one("--tile-size", tile_size)
    arguments.one("--predefined", predefined)
    arguments.one("--like", like)
    arguments.one("--input-format", input_format)
    arguments.one("--levels", levels)
    arguments.one("--add-levels", add_levels)
    arguments.one("--origin", origin)
    arguments.one("--tile-format", tile_format)
    arguments.one("--compression-quality", compression_quality)
    arguments.one("--lerc-error", lerc_error)
    arguments.one("--storage-format", storage_format)
    arguments.flag("--ready-to-serve", ready_to_serve)
    arguments.one("--ready-to-serve-format", ready_to_serve_format)
    arguments.one("--scale-convention", scale_convention)
    arguments.one("--ladder", ladder)
    arguments.one("--reference-size", reference_size)
    arguments.one("--extent-scale", extent_scale)
    arguments.flag("--allow-nonstandard", allow_nonstandard)
    arguments.one("--parameters", parameters)
    arguments.one("--token-file", token_file)
    arguments.flag("--overwrite", overwrite)
    arguments.flag("--delete-tiles", delete_tiles)
    arguments.flag("--dry-run", dry_run)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_creation(arguments.run(progress, cancel, timeout))


def generate(
    service: Optional[PathText] = None,
    *,
    name: Optional[str] = None,
    extent: Optional[Extent] = None,
    extent_crs: Optional[Text] = None,
    crs: Optional[Text] = None,
    tiling_scheme_type: Optional[str] = None,
    scales_type: Optional[str] = None,
    number_of_scales: Optional[int] = None,
    scales: Optional[Numbers] = None,
    resolutions: Optional[Numbers] = None,
    min_scale: Optional[float] = None,
    max_scale: Optional[float] = None,
    dpi: Optional[int] = None,
    tile_size: Optional[Text] = None,
    predefined: Optional[PathText] = None,
    like: Optional[PathText] = None,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    levels: Optional[Text] = None,
    add_levels: Optional[int] = None,
    origin: Optional[Extent] = None,
    tile_format: Optional[str] = None,
    compression_quality: Optional[int] = None,
    lerc_error: Optional[float] = None,
    storage_format: Optional[str] = None,
    ready_to_serve: bool = False,
    ready_to_serve_format: Optional[str] = None,
    scale_convention: Optional[str] = None,
    ladder: Optional[str] = None,
    reference_size: Optional[float] = None,
    extent_scale: Optional[float] = None,
    allow_nonstandard: bool = False,
    parameters: Optional[PathText] = None,
    token_file: Optional[PathText] = None,
    output: Optional[PathText] = None,
    overwrite: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Generation:
    """Write a new scheme file without a cache: conf.xml, or root.json with --ready-to-serve or -o FILE.json.

    This is the counterpart of the ArcGIS tool Generate Map Server Cache Tiling Scheme. The options are those of
    create. With --like, an existing scheme is the starting point.

    Example: tilescheme generate --like county.xml --add-levels 2 -o new.xml

    Args:
        name: Name of the service, instead of the source's own name.
        extent: Extent to map, in map units, instead of the source's full extent.
        extent_crs: Coordinate system of --extent, if it is not that of the scheme: 4326 for degrees. Written as for
            --crs. The extent becomes the rectangle around it.
        crs: Coordinate system, instead of the source's: a WKID (2193), EPSG:2193, WKT or a .prj file.
        tiling_scheme_type: Type of the tiling scheme: NEW or PREDEFINED; --predefined implies PREDEFINED. (default:
            NEW)
        scales_type: Type of the scales: STANDARD, CUSTOM or CELL_SIZE; --scales implies CUSTOM, --resolutions
            CELL_SIZE. (default: STANDARD)
        number_of_scales: Number of STANDARD scales, 1 to 64.
        scales: Scale denominators, such as "500000;250000". Can be repeated.
        resolutions: Resolutions in map units per pixel instead of scales, such as "20;10;5". Can be repeated.
        min_scale: Coarsest scale that gets tiles; the scheme keeps its other levels.
        max_scale: Finest scale that gets tiles; the scheme keeps its other levels.
        dpi: Dots per inch of the screen. (default: 96)
        tile_size: Width and height of a tile in pixels: 128, 256, 512 or 1024. (default: 256)
        predefined: Existing scheme to use: a file, cache or package, a built-in scheme such as arcgis-online or
            nztm, or the address of a service.
        like: Scheme to start from: everything that no other option gives is inherited from it. Named as for
            --predefined.
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        levels: Levels to take from a predefined scheme or that of --like, such as 0-16.
        add_levels: Add this many finer levels to those of --like, in the ratio of its last levels.
        origin: Tile origin (upper left) in map units. domain: the upper left corner of the coordinate system's XY
            domain, as in ArcGIS.
        tile_format: Tile format: PNG, PNG8, PNG24, PNG32, JPEG, MIXED or LERC. (default: PNG; of build and plan
            build that of --predefined or --like, otherwise MIXED, or PNG for rasters with a palette)
        compression_quality: Compression quality of JPEG and MIXED, 1 to 100. (default: 75)
        lerc_error: Largest error of LERC tiles, in the unit of the values. (default: 0)
        storage_format: Accepted for compatibility; Compact V2 is always written.
        ready_to_serve: Write a ready-to-serve cache (root.json, iteminfo.json) instead of conf.xml and conf.cdi.
        ready_to_serve_format: The same option with the ArcGIS values: READY_TO_SERVE_FORMAT,
            NON_READY_TO_SERVE_FORMAT, true or false.
        scale_convention: Convention for computing resolutions from scales: arcgis, wgs84-v2, pro or arcgis-9.2.
            (default: arcgis)
        ladder: Scale list of STANDARD: halving = ... 125000, 62500; arcgis = ... 125000, 64000 and ... 125000000,
            64000000. (default: halving)
        reference_size: Screen size in pixels that STANDARD scales are chosen for. (default: 512)
        extent_scale: Use this scale as the scale of the whole extent (STANDARD).
        allow_nonstandard: Allow tile sizes that ArcGIS does not offer.
        parameters: JSON file with options, with ArcGIS parameter names or the option names above; or a list of
            values in the order of the ArcGIS tool.
        token_file: File with the token for a secured service; or set the environment variable TILESCHEME_TOKEN.
        output: File to write instead of standard output, or a directory for all files of the form.
        overwrite: Replace an existing file.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("generate", service)
    arguments.one("--name", name)
    arguments.one("--extent", extent)
    arguments.one("--extent-crs", extent_crs)
    arguments.one("--crs", crs)
    arguments.one("--tiling-scheme-type", tiling_scheme_type)
    arguments.one("--scales-type", scales_type)
    arguments.one("--number-of-scales", number_of_scales)
    arguments.many("--scales", scales)
    arguments.many("--resolutions", resolutions)
    arguments.one("--min-scale", min_scale)
    arguments.one("--max-scale", max_scale)
    arguments.one("--dpi", dpi)
    arguments.one("--tile-size", tile_size)
    arguments.one("--predefined", predefined)
    arguments.one("--like", like)
    arguments.one("--input-format", input_format)
    arguments.one("--levels", levels)
    arguments.one("--add-levels", add_levels)
    arguments.one("--origin", origin)
    arguments.one("--tile-format", tile_format)
    arguments.one("--compression-quality", compression_quality)
    arguments.one("--lerc-error", lerc_error)
    arguments.one("--storage-format", storage_format)
    arguments.flag("--ready-to-serve", ready_to_serve)
    arguments.one("--ready-to-serve-format", ready_to_serve_format)
    arguments.one("--scale-convention", scale_convention)
    arguments.one("--ladder", ladder)
    arguments.one("--reference-size", reference_size)
    arguments.one("--extent-scale", extent_scale)
    arguments.flag("--allow-nonstandard", allow_nonstandard)
    arguments.one("--parameters", parameters)
    arguments.one("--token-file", token_file)
    arguments.one("--output", output)
    arguments.flag("--overwrite", overwrite)
    return read_generation(arguments.run(progress, cancel, timeout))


def scales(
    path: PathText,
    *,
    add: Optional[Numbers] = None,
    remove: Optional[Numbers] = None,
    scales: Optional[Numbers] = None,
    renumber: Optional[int] = None,
    delete_tiles: bool = False,
    dry_run: bool = False,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Scales:
    """Add, remove and renumber the scales of a cache or scheme; the tiles of the others stay.

    This is the counterpart of the ArcGIS tool Manage Map Server Cache Scales. Levels that stay keep their
    resolutions and their tiles. All levels are numbered again from 0, the coarsest first, and the folders of the
    tiles are renamed with them. Tiles of removed levels are deleted only with --delete-tiles; without it, a level
    that has tiles is not removed. The scheme and the folders change in one step: a run that is stopped leaves the
    cache as it was.

    PATH is a cache directory, or a scheme file. A package (.tpkx, .tpk) or database is converted to a cache
    directory first.

    Example: tilescheme scales /arcgiscache/Roads/Layers --add 1250,500

    Args:
        add: Scales to add, such as 1250,500, or with their exact resolutions: 1250@0.33. Can be repeated.
        remove: Scales to remove, such as 4000000; also coarsest, finest, or levels such as L5. Can be repeated.
        scales: All scales of the result, as in ArcGIS; scales that are not listed are removed. Can be repeated.
        renumber: Number of the coarsest level. (default: 0)
        delete_tiles: Delete the tiles of removed levels.
        dry_run: Print what would be changed, and change nothing.
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        config: Configuration file to use instead of the nearest .tilescheme.json.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("scales", path)
    arguments.many("--add", add)
    arguments.many("--remove", remove)
    arguments.many("--scales", scales)
    arguments.one("--renumber", renumber)
    arguments.flag("--delete-tiles", delete_tiles)
    arguments.flag("--dry-run", dry_run)
    arguments.one("--input-format", input_format)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_scales(arguments.run(progress, cancel, timeout))


def verify(
    path: PathText,
    *,
    quick: bool = False,
    jobs: Optional[int] = None,
    coverage: Optional[PathText] = None,
    exclude: Optional[Texts] = None,
    select: Optional[Texts] = None,
    ignore: Optional[Texts] = None,
    client: Optional[Union[Literal["arcgis", "gdal", "leaflet", "mapProxy", "sceneViewer", "vectorTiles"], Sequence[Literal["arcgis", "gdal", "leaflet", "mapProxy", "sceneViewer", "vectorTiles"]]]] = None,
    baseline: Optional[PathText] = None,
    fail_on: Optional[Literal["error", "warning", "info", "never"]] = None,
    output: Optional[Texts] = None,
    overwrite: bool = False,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Report:
    """Check a cache, package or database for damage: its scheme, its files, every bundle and every tile.

    Reads Compact V2, Compact V1 and exploded caches, .tpkx, .tpk, .mbtiles, .pmtiles and .gpkg. The findings of
    lint are reported too. Checksums and end markers are checked. Images are not decoded.

    Several machines or processes can verify a large cache together: see plan, --plan and finish.

    Example: tilescheme verify /arcgiscache/Roads/Layers --coverage roads.svg

    Args:
        quick: Check file names and indexes only, not the tiles.
        jobs: Number of bundles to check at once. (default: one per core, at most 8)
        coverage: Draw a map of the tiles that exist, are missing or have findings.
        exclude: Leave out files and folders: a name such as "old*", or a path such as "caches/2019" from the
            working directory. Can be repeated.
        select: Run only these rules: identifiers, names, families or ALL, separated by commas. Can be repeated.
        ignore: Do not run these rules: identifiers, names or families, separated by commas. Can be repeated.
        client: Also run the optional rules for a program: arcgis, gdal, leaflet, mapProxy, sceneViewer or
            vectorTiles. Can be repeated.
        baseline: File written by --write-baseline of lint; its findings are not reported.
        fail_on: Lowest severity that makes the exit status 1: error, warning, info or never. (default: failOn of
            .tilescheme.json, or error)
        output: Also write the findings to a file, such as sarif:lint.sarif. Can be repeated.
        overwrite: Replace existing files; an input is never replaced.
        config: Configuration file to use instead of the .tilescheme.json nearest to each file.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("verify", path)
    arguments.flag("--quick", quick)
    arguments.one("--jobs", jobs)
    arguments.one("--coverage", coverage)
    arguments.many("--exclude", exclude)
    arguments.many("--select", select)
    arguments.many("--ignore", ignore)
    arguments.many("--client", client)
    arguments.one("--baseline", baseline)
    arguments.one("--fail-on", fail_on)
    arguments.many("--output", output)
    arguments.flag("--overwrite", overwrite)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_report(arguments.run(progress, cancel, timeout))


def preflight(
    path: Optional[PathText] = None,
    *,
    area: Optional[PathText] = None,
    service: Optional[PathText] = None,
    calibrate: Optional[PathText] = None,
    content: Optional[Literal["map", "imagery", "elevation"]] = None,
    bytes_per_tile: Optional[Numbers] = None,
    tiles_per_second: Optional[Numbers] = None,
    disk: Optional[PathText] = None,
    basemap: Optional[PathText] = None,
    grid: Optional[PathText] = None,
    grid_level: Optional[Text] = None,
    grid_of: Optional[Literal["tiles", "bundles", "supertiles", "supertiles-2048"]] = None,
    report: Optional[PathText] = None,
    table: Optional[PathText] = None,
    picture: Optional[PathText] = None,
    report_level: Optional[int] = None,
    jobs: Optional[int] = None,
    name: Optional[str] = None,
    extent: Optional[Extent] = None,
    extent_crs: Optional[Text] = None,
    crs: Optional[Text] = None,
    tiling_scheme_type: Optional[str] = None,
    scales_type: Optional[str] = None,
    number_of_scales: Optional[int] = None,
    scales: Optional[Numbers] = None,
    resolutions: Optional[Numbers] = None,
    min_scale: Optional[float] = None,
    max_scale: Optional[float] = None,
    dpi: Optional[int] = None,
    tile_size: Optional[Text] = None,
    predefined: Optional[PathText] = None,
    like: Optional[PathText] = None,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    levels: Optional[Text] = None,
    add_levels: Optional[int] = None,
    origin: Optional[Extent] = None,
    tile_format: Optional[str] = None,
    compression_quality: Optional[int] = None,
    lerc_error: Optional[float] = None,
    storage_format: Optional[str] = None,
    ready_to_serve: bool = False,
    ready_to_serve_format: Optional[str] = None,
    scale_convention: Optional[str] = None,
    ladder: Optional[str] = None,
    reference_size: Optional[float] = None,
    extent_scale: Optional[float] = None,
    allow_nonstandard: bool = False,
    parameters: Optional[PathText] = None,
    token_file: Optional[PathText] = None,
    select: Optional[Texts] = None,
    ignore: Optional[Texts] = None,
    client: Optional[Union[Literal["arcgis", "gdal", "leaflet", "mapProxy", "sceneViewer", "vectorTiles"], Sequence[Literal["arcgis", "gdal", "leaflet", "mapProxy", "sceneViewer", "vectorTiles"]]]] = None,
    baseline: Optional[PathText] = None,
    fail_on: Optional[Literal["error", "warning", "info", "never"]] = None,
    output: Optional[Texts] = None,
    overwrite: bool = False,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Forecast:
    """Forecast the size, build time and problems of a cache before it is built.

    SCHEME is a scheme file, cache, package or built-in scheme; the output of gdalinfo -json is taken as --service.
    Without it, the options of create describe a new scheme. For each level, preflight prints the number of tiles
    and bundles that the extent, area or service touches, and their expected size. Then it reports the findings of
    lint, and problems that depend on the extent. Sizes and times are ranges. They follow from assumptions, which
    are printed, or from an existing cache (--calibrate).

    Example: tilescheme preflight --crs 25832 --extent 500000,5700000,560000,5740000 --scales "10000;5000"

    Args:
        area: Count the tiles that overlap the geometries of a GeoJSON file, a GeoPackage or a shapefile.
        service: Count the tiles in the full extent of a map: the address or JSON of a service, a cache, a package,
            or the output of gdalinfo -json for a raster.
        calibrate: Measure tile sizes in an existing cache instead of assuming them.
        content: Content of the tiles, for the assumed size: map, imagery or elevation. (default: by the tile
            format)
        bytes_per_tile: Size of a tile in bytes: expected, or low,expected,high.
        tiles_per_second: Tiles built per second: expected, or low,expected,high. (default: 30,100,300)
        disk: Folder for the cache; checks its free space.
        basemap: Scheme of the base map: a file, a built-in scheme or none. (default: arcgis-online for Web
            Mercator)
        grid: Write the outlines of tiles, supertiles or bundles: .geojson in longitude and latitude, .json in the
            system of the scheme for the ArcGIS tool JSON To Features.
        grid_level: Levels of --grid, such as 3, 0-5,7 or all. (default: finest level with at most 1000 outlines)
        grid_of: Outlines that --grid writes: tiles, bundles, supertiles (4096 x 4096 px) or supertiles-2048, those
            of ArcGIS with antialiasing. The default is tiles.
        report: Also write an HTML report, which can be opened offline.
        table: Also write the table of the levels as CSV, for a spreadsheet.
        picture: Also write the map of the report as a picture in SVG.
        report_level: Level that the map of the report and the picture shows. (default: finest level with at most
            about 12 by 12 tiles)
        jobs: Number of levels processed in parallel. (default: the number of cores)
        name: Name of the service, instead of the source's own name.
        extent: Extent to map, in map units, instead of the source's full extent.
        extent_crs: Coordinate system of --extent, if it is not that of the scheme: 4326 for degrees. Written as for
            --crs. The extent becomes the rectangle around it.
        crs: Coordinate system, instead of the source's: a WKID (2193), EPSG:2193, WKT or a .prj file.
        tiling_scheme_type: Type of the tiling scheme: NEW or PREDEFINED; --predefined implies PREDEFINED. (default:
            NEW)
        scales_type: Type of the scales: STANDARD, CUSTOM or CELL_SIZE; --scales implies CUSTOM, --resolutions
            CELL_SIZE. (default: STANDARD)
        number_of_scales: Number of STANDARD scales, 1 to 64.
        scales: Scale denominators, such as "500000;250000". Can be repeated.
        resolutions: Resolutions in map units per pixel instead of scales, such as "20;10;5". Can be repeated.
        min_scale: Coarsest scale that gets tiles; the scheme keeps its other levels.
        max_scale: Finest scale that gets tiles; the scheme keeps its other levels.
        dpi: Dots per inch of the screen. (default: 96)
        tile_size: Width and height of a tile in pixels: 128, 256, 512 or 1024. (default: 256)
        predefined: Existing scheme to use: a file, cache or package, a built-in scheme such as arcgis-online or
            nztm, or the address of a service.
        like: Scheme to start from: everything that no other option gives is inherited from it. Named as for
            --predefined.
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        levels: Levels to take from a predefined scheme or that of --like, such as 0-16.
        add_levels: Add this many finer levels to those of --like, in the ratio of its last levels.
        origin: Tile origin (upper left) in map units. domain: the upper left corner of the coordinate system's XY
            domain, as in ArcGIS.
        tile_format: Tile format: PNG, PNG8, PNG24, PNG32, JPEG, MIXED or LERC. (default: PNG; of build and plan
            build that of --predefined or --like, otherwise MIXED, or PNG for rasters with a palette)
        compression_quality: Compression quality of JPEG and MIXED, 1 to 100. (default: 75)
        lerc_error: Largest error of LERC tiles, in the unit of the values. (default: 0)
        storage_format: Accepted for compatibility; Compact V2 is always written.
        ready_to_serve: Write a ready-to-serve cache (root.json, iteminfo.json) instead of conf.xml and conf.cdi.
        ready_to_serve_format: The same option with the ArcGIS values: READY_TO_SERVE_FORMAT,
            NON_READY_TO_SERVE_FORMAT, true or false.
        scale_convention: Convention for computing resolutions from scales: arcgis, wgs84-v2, pro or arcgis-9.2.
            (default: arcgis)
        ladder: Scale list of STANDARD: halving = ... 125000, 62500; arcgis = ... 125000, 64000 and ... 125000000,
            64000000. (default: halving)
        reference_size: Screen size in pixels that STANDARD scales are chosen for. (default: 512)
        extent_scale: Use this scale as the scale of the whole extent (STANDARD).
        allow_nonstandard: Allow tile sizes that ArcGIS does not offer.
        parameters: JSON file with options, with ArcGIS parameter names or the option names above; or a list of
            values in the order of the ArcGIS tool.
        token_file: File with the token for a secured service; or set the environment variable TILESCHEME_TOKEN.
        select: Run only these rules: identifiers, names, families or ALL, separated by commas. Can be repeated.
        ignore: Do not run these rules: identifiers, names or families, separated by commas. Can be repeated.
        client: Also run the optional rules for a program: arcgis, gdal, leaflet, mapProxy, sceneViewer or
            vectorTiles. Can be repeated.
        baseline: File written by --write-baseline of lint; its findings are not reported.
        fail_on: Lowest severity that makes the exit status 1: error, warning, info or never. (default: failOn of
            .tilescheme.json, or error)
        output: Also write the findings to a file, such as sarif:lint.sarif. Can be repeated.
        overwrite: Replace existing files; an input is never replaced.
        config: Configuration file to use instead of the .tilescheme.json nearest to each file.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("preflight", path)
    arguments.one("--area", area)
    arguments.one("--service", service)
    arguments.one("--calibrate", calibrate)
    arguments.one("--content", content)
    arguments.one("--bytes-per-tile", bytes_per_tile)
    arguments.one("--tiles-per-second", tiles_per_second)
    arguments.one("--disk", disk)
    arguments.one("--basemap", basemap)
    arguments.one("--grid", grid)
    arguments.one("--grid-level", grid_level)
    arguments.one("--grid-of", grid_of)
    arguments.one("--report", report)
    arguments.one("--table", table)
    arguments.one("--picture", picture)
    arguments.one("--report-level", report_level)
    arguments.one("--jobs", jobs)
    arguments.one("--name", name)
    arguments.one("--extent", extent)
    arguments.one("--extent-crs", extent_crs)
    arguments.one("--crs", crs)
    arguments.one("--tiling-scheme-type", tiling_scheme_type)
    arguments.one("--scales-type", scales_type)
    arguments.one("--number-of-scales", number_of_scales)
    arguments.many("--scales", scales)
    arguments.many("--resolutions", resolutions)
    arguments.one("--min-scale", min_scale)
    arguments.one("--max-scale", max_scale)
    arguments.one("--dpi", dpi)
    arguments.one("--tile-size", tile_size)
    arguments.one("--predefined", predefined)
    arguments.one("--like", like)
    arguments.one("--input-format", input_format)
    arguments.one("--levels", levels)
    arguments.one("--add-levels", add_levels)
    arguments.one("--origin", origin)
    arguments.one("--tile-format", tile_format)
    arguments.one("--compression-quality", compression_quality)
    arguments.one("--lerc-error", lerc_error)
    arguments.one("--storage-format", storage_format)
    arguments.flag("--ready-to-serve", ready_to_serve)
    arguments.one("--ready-to-serve-format", ready_to_serve_format)
    arguments.one("--scale-convention", scale_convention)
    arguments.one("--ladder", ladder)
    arguments.one("--reference-size", reference_size)
    arguments.one("--extent-scale", extent_scale)
    arguments.flag("--allow-nonstandard", allow_nonstandard)
    arguments.one("--parameters", parameters)
    arguments.one("--token-file", token_file)
    arguments.many("--select", select)
    arguments.many("--ignore", ignore)
    arguments.many("--client", client)
    arguments.one("--baseline", baseline)
    arguments.one("--fail-on", fail_on)
    arguments.many("--output", output)
    arguments.flag("--overwrite", overwrite)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_forecast(arguments.run(progress, cancel, timeout))


def compare(
    a: Optional[PathText] = None, b: Optional[PathText] = None,
    *,
    all_: Optional[PathText] = None,
    extent: Optional[Extent] = None,
    tolerance: Optional[float] = None,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Comparison:
    """Check whether the grids of two schemes line up, level by level, with differences in pixels.

    Two levels correspond if their resolutions are so close that the drift across the extent is less than half a
    pixel; level numbers do not matter. Corresponding levels overlay, which means that their tiles lie exactly on
    top of each other, if the tile origins differ by a whole number of tiles. The remainder must be smaller than the
    tolerance, measured in pixels of the finest matching level; a coarser level within the tolerance of its own
    pixels is marked "fits alone". The result is one of: identical (every tile has the same level, row and column in
    both), overlay (all levels of the smaller scheme match a level of the larger), partial (some levels overlay) and
    never (no level overlays, or the coordinate systems differ).

    The grids are compared over the intersection of both full extents. If only one scheme has a full extent, it is
    used; if none has, the whole world or the XY domain of the coordinate system is used. --extent overrides this.

    If B is a directory of caches and no cache itself, each of its caches and packages is compared with A, the base
    map: exact (the same levels, rows and columns), renumbered by +N (add N to the level of the cache), overlay,
    partial or never, with the reason.

    If A or B is a document with several schemes, such as the capabilities of a WMTS, each of them is compared with
    the other argument, one line each; FILE#NAME chooses one.

    With --all, the schemes in a directory and its subdirectories are grouped into families. The tiles of the
    schemes of one family overlay each other.

    Exit status: 0 identical or overlay, or one family; 1 partial or never, or several families; 2 wrong usage; 3
    unreadable input.

    Example: tilescheme compare arcgis-online /arcgiscache/Roads/Layers

    Args:
        all_: Group all schemes in a directory and its subdirectories.
        extent: Extent in which the grids must line up, in map units.
        tolerance: Largest accepted distance between tile edges, in pixels. The default is 0.5.
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("compare", a, b)
    arguments.one("--all", all_)
    arguments.one("--extent", extent)
    arguments.one("--tolerance", tolerance)
    arguments.one("--input-format", input_format)
    return read_comparison(arguments.run(progress, cancel, timeout))


def audit(
    directory: PathText,
    *,
    basemap: Optional[PathText] = None,
    report: Optional[PathText] = None,
    table: Optional[PathText] = None,
    title: Optional[str] = None,
    fail_on: Optional[Literal["error", "warning", "info", "never"]] = None,
    jobs: Optional[int] = None,
    overwrite: bool = False,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Audit:
    """List all caches of a directory: what they are, whether they line up with the base map, what needs work.

    Finds each cache directory (conf.xml or root.json), .tpk, .tpkx, .mbtiles, .pmtiles, .gpkg and .vtpk, however
    deep. For each: form and version, coordinate system, tile size, levels, tiles and bytes, storage, when it was
    last written, how it lies on the base map, the findings of lint and of a quick verification, and the family of
    caches with the same grid. The caches that need work come first; below the table, each has the reason and the
    next command. A cache in which a build was stopped is one of them.

    The quick verification reads the index of each bundle, and 12 tiles of each cache. verify reads all tiles.

    Exit status: 0 no errors; 1 a cache has errors or cannot be read; 2 wrong usage; 3 the directory contains no
    cache or cannot be read. Vector tiles and WebP, which are not supported, do not make the exit status 1.

    Example: tilescheme audit /arcgiscache --report estate.html --table estate.csv

    Args:
        basemap: Base map with which the caches are compared: scheme file, cache, package or built-in scheme. The
            default is arcgis-online.
        report: Also write a page for people, as a single HTML file.
        table: Also write the list as CSV, for a spreadsheet.
        title: Heading of the page. (default: the name of the directory)
        fail_on: Lowest severity that makes the exit status 1: error, warning, info or never. The default is error.
        jobs: Number of caches to check at once. (default: one per core, at most 8)
        overwrite: Replace an existing file; an input is never replaced.
        config: Configuration file to use instead of the .tilescheme.json nearest to each cache.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("audit", directory)
    arguments.one("--basemap", basemap)
    arguments.one("--report", report)
    arguments.one("--table", table)
    arguments.one("--title", title)
    arguments.one("--fail-on", fail_on)
    arguments.one("--jobs", jobs)
    arguments.flag("--overwrite", overwrite)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_audit(arguments.run(progress, cancel, timeout))


def build(
    cache: PathText,
    *,
    to: Optional[Literal["legacy", "ready-to-serve", "tpkx", "exploded", "mbtiles", "pmtiles", "geopackage", "folders", "web"]] = None,
    layout: Optional[Literal["row-column", "xyz", "tms", "arcgis"]] = None,
    from_: Optional[Paths] = None,
    update_mode: Optional[Literal["RECREATE_EMPTY_TILES", "RECREATE_ALL_TILES", "DELETE_TILES"]] = None,
    area: Optional[PathText] = None,
    resampling: Optional[Literal["nearest", "bilinear", "cubic", "average", "majority"]] = None,
    source_crs: Optional[Text] = None,
    nodata: Optional[Text] = None,
    bands: Optional[Numbers] = None,
    stretch: Optional[str] = None,
    background: Optional[Numbers] = None,
    empty: Optional[Literal["skip", "write"]] = None,
    effort: Optional[Literal["fast", "default", "best"]] = None,
    jobs: Optional[int] = None,
    query: Optional[Texts] = None,
    gutter: Optional[float] = None,
    concurrency: Optional[int] = None,
    delay: Optional[float] = None,
    picture_timeout: Optional[float] = None,
    levels_from: Optional[int] = None,
    yes: bool = False,
    name: Optional[str] = None,
    extent: Optional[Extent] = None,
    extent_crs: Optional[Text] = None,
    crs: Optional[Text] = None,
    tiling_scheme_type: Optional[str] = None,
    scales_type: Optional[str] = None,
    number_of_scales: Optional[int] = None,
    scales: Optional[Numbers] = None,
    resolutions: Optional[Numbers] = None,
    min_scale: Optional[float] = None,
    max_scale: Optional[float] = None,
    dpi: Optional[int] = None,
    tile_size: Optional[Text] = None,
    predefined: Optional[PathText] = None,
    like: Optional[PathText] = None,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    levels: Optional[Text] = None,
    add_levels: Optional[int] = None,
    origin: Optional[Extent] = None,
    tile_format: Optional[str] = None,
    compression_quality: Optional[int] = None,
    lerc_error: Optional[float] = None,
    storage_format: Optional[str] = None,
    ready_to_serve: bool = False,
    ready_to_serve_format: Optional[str] = None,
    scale_convention: Optional[str] = None,
    ladder: Optional[str] = None,
    reference_size: Optional[float] = None,
    extent_scale: Optional[float] = None,
    allow_nonstandard: bool = False,
    parameters: Optional[PathText] = None,
    token_file: Optional[PathText] = None,
    overwrite: bool = False,
    restart: bool = False,
    delete_tiles: bool = False,
    strict: bool = False,
    dry_run: bool = False,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Build:
    """Fill a cache with tiles from rasters or a service, or build a new cache or package from them.

    This is the counterpart of the ArcGIS tools Manage Map Server Cache Tiles and Manage Tile Cache. If CACHE is a
    cache directory, its missing tiles are made; --levels, --scales, --extent and --area select a part. If CACHE
    does not exist, it is made with the options of create: a package (.tpkx), a database (.mbtiles), an archive
    (.pmtiles) or a cache directory. Extent, levels and tile format that are not given are those that fit the
    rasters, and are reported.

    Rasters are read with GDAL 3.4 or newer: GeoTIFF, VRT, JPEG 2000, PNG and JPEG with a world file, and others.
    They are transformed into the coordinate system of the scheme. Only the finest level is drawn from the rasters;
    coarser ones are averaged from it.

    Instead of rasters, --from can be the http or https address of an ArcGIS map service (.../MapServer), an image
    service (.../ImageServer) or a WMS. Every level is then requested from the service, and nothing is resampled.
    Whether you may copy the content of a service depends on its terms of use: public base maps usually forbid it. A
    token is read from --token-file or the environment variable TILESCHEME_TOKEN.

    To continue an interrupted build, run the same command again. With other rasters or options, that is an error
    which says what differs.

    Several machines or processes can make a large cache together: see plan, --plan and finish.

    Example: tilescheme build map.tpkx --from aerial.tif --predefined arcgis-online

    Args:
        to: Kind of the new cache: legacy, ready-to-serve, tpkx, exploded, mbtiles, pmtiles, geopackage or folders.
            (default: by the name)
        layout: Folder structure of --to folders: row-column, xyz, tms or arcgis, as in convert.
        from_: Rasters to make the tiles from; later ones are on top. @FILE is a list, one path on each line. Or the
            address of one service.
        update_mode: RECREATE_EMPTY_TILES makes missing tiles, RECREATE_ALL_TILES makes all tiles again,
            DELETE_TILES removes tiles. (default: RECREATE_EMPTY_TILES)
        area: Make only the tiles that overlap the polygons of a GeoJSON file, a GeoPackage or a shapefile.
        resampling: nearest, bilinear, cubic, average or majority, or GDAL's names. (default: bilinear; nearest for
            rasters with a palette or one bit)
        source_crs: Coordinate system of the rasters, instead of their own: a WKID, EPSG:2193, WKT or a .prj file.
        nodata: Value of pixels without content, or none. (default: as the raster says)
        bands: Bands for red, green and blue, or one band for grey: 4,3,2.
        stretch: Values that become 0 to 255: MIN,MAX, minmax, percent:2 (without 2 percent at each end) or none.
            Required for rasters with more than 8 bits.
        background: Colour of transparent pixels in JPEG tiles: red,green,blue. (default: 255,255,255)
        empty: Tiles without content: skip leaves them out, write writes them. The default is skip.
        effort: Time spent on smaller PNG tiles: fast, default or best. The default is default.
        jobs: Number of threads. (default: one per core, at most 8)
        query: Parameter that is sent with each request for a picture, such as layers=show:0,2, time=... or
            LAYERS=roads. Can be repeated. LAYERS and STYLES can also be in the address of a WMS.
        gutter: Pixels that are requested around each picture and cut off, so that labels are whole. (default: 128;
            0 for image services)
        concurrency: Requests at the same time, from 1 to 8. (default: 2)
        delay: Pause after each request, in seconds. (default: 0)
        picture_timeout: Time for one picture, in seconds. (default: 120)
        levels_from: Average coarser levels from this one, instead of requesting them; for imagery.
        yes: Send more than 1,000,000 requests to a service if they are needed.
        name: Name of the service, instead of the source's own name.
        extent: Extent to map, in map units, instead of the source's full extent.
        extent_crs: Coordinate system of --extent, if it is not that of the scheme: 4326 for degrees. Written as for
            --crs. The extent becomes the rectangle around it.
        crs: Coordinate system, instead of the source's: a WKID (2193), EPSG:2193, WKT or a .prj file.
        tiling_scheme_type: Type of the tiling scheme: NEW or PREDEFINED; --predefined implies PREDEFINED. (default:
            NEW)
        scales_type: Type of the scales: STANDARD, CUSTOM or CELL_SIZE; --scales implies CUSTOM, --resolutions
            CELL_SIZE. (default: STANDARD)
        number_of_scales: Number of STANDARD scales, 1 to 64.
        scales: Scale denominators, such as "500000;250000". Can be repeated.
        resolutions: Resolutions in map units per pixel instead of scales, such as "20;10;5". Can be repeated.
        min_scale: Coarsest scale that gets tiles; the scheme keeps its other levels.
        max_scale: Finest scale that gets tiles; the scheme keeps its other levels.
        dpi: Dots per inch of the screen. (default: 96)
        tile_size: Width and height of a tile in pixels: 128, 256, 512 or 1024. (default: 256)
        predefined: Existing scheme to use: a file, cache or package, a built-in scheme such as arcgis-online or
            nztm, or the address of a service.
        like: Scheme to start from: everything that no other option gives is inherited from it. Named as for
            --predefined.
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        levels: Levels to take from a predefined scheme or that of --like, such as 0-16.
        add_levels: Add this many finer levels to those of --like, in the ratio of its last levels.
        origin: Tile origin (upper left) in map units. domain: the upper left corner of the coordinate system's XY
            domain, as in ArcGIS.
        tile_format: Tile format: PNG, PNG8, PNG24, PNG32, JPEG, MIXED or LERC. (default: PNG; of build and plan
            build that of --predefined or --like, otherwise MIXED, or PNG for rasters with a palette)
        compression_quality: Compression quality of JPEG and MIXED, 1 to 100. (default: 75)
        lerc_error: Largest error of LERC tiles, in the unit of the values. (default: 0)
        storage_format: Accepted for compatibility; Compact V2 is always written.
        ready_to_serve: Write a ready-to-serve cache (root.json, iteminfo.json) instead of conf.xml and conf.cdi.
        ready_to_serve_format: The same option with the ArcGIS values: READY_TO_SERVE_FORMAT,
            NON_READY_TO_SERVE_FORMAT, true or false.
        scale_convention: Convention for computing resolutions from scales: arcgis, wgs84-v2, pro or arcgis-9.2.
            (default: arcgis)
        ladder: Scale list of STANDARD: halving = ... 125000, 62500; arcgis = ... 125000, 64000 and ... 125000000,
            64000000. (default: halving)
        reference_size: Screen size in pixels that STANDARD scales are chosen for. (default: 512)
        extent_scale: Use this scale as the scale of the whole extent (STANDARD).
        allow_nonstandard: Allow tile sizes that ArcGIS does not offer.
        parameters: JSON file with options, with ArcGIS parameter names or the option names above; or a list of
            values in the order of the ArcGIS tool.
        token_file: File with the token for a secured service; or set the environment variable TILESCHEME_TOKEN.
        overwrite: Replace an existing package, database or cache, instead of filling it.
        restart: Forget an unfinished build, and from what the existing tiles were built. Tiles of an existing cache
            are kept.
        delete_tiles: With RECREATE_ALL_TILES: make existing tiles again also if they lose what they show beside the
            rasters.
        strict: Exit with 1 if existing tiles would lose something, before anything is written, or if new tiles lost
            colours or transparency.
        dry_run: Print what would be made, and write nothing.
        config: Configuration file to use instead of the nearest .tilescheme.json.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("build", cache)
    arguments.one("--to", to)
    arguments.one("--layout", layout)
    arguments.many("--from", from_)
    arguments.one("--update-mode", update_mode)
    arguments.one("--area", area)
    arguments.one("--resampling", resampling)
    arguments.one("--source-crs", source_crs)
    arguments.one("--nodata", nodata)
    arguments.one("--bands", bands)
    arguments.one("--stretch", stretch)
    arguments.one("--background", background)
    arguments.one("--empty", empty)
    arguments.one("--effort", effort)
    arguments.one("--jobs", jobs)
    arguments.many("--query", query)
    arguments.one("--gutter", gutter)
    arguments.one("--concurrency", concurrency)
    arguments.one("--delay", delay)
    arguments.one("--picture-timeout", picture_timeout)
    arguments.one("--levels-from", levels_from)
    arguments.flag("--yes", yes)
    arguments.one("--name", name)
    arguments.one("--extent", extent)
    arguments.one("--extent-crs", extent_crs)
    arguments.one("--crs", crs)
    arguments.one("--tiling-scheme-type", tiling_scheme_type)
    arguments.one("--scales-type", scales_type)
    arguments.one("--number-of-scales", number_of_scales)
    arguments.many("--scales", scales)
    arguments.many("--resolutions", resolutions)
    arguments.one("--min-scale", min_scale)
    arguments.one("--max-scale", max_scale)
    arguments.one("--dpi", dpi)
    arguments.one("--tile-size", tile_size)
    arguments.one("--predefined", predefined)
    arguments.one("--like", like)
    arguments.one("--input-format", input_format)
    arguments.one("--levels", levels)
    arguments.one("--add-levels", add_levels)
    arguments.one("--origin", origin)
    arguments.one("--tile-format", tile_format)
    arguments.one("--compression-quality", compression_quality)
    arguments.one("--lerc-error", lerc_error)
    arguments.one("--storage-format", storage_format)
    arguments.flag("--ready-to-serve", ready_to_serve)
    arguments.one("--ready-to-serve-format", ready_to_serve_format)
    arguments.one("--scale-convention", scale_convention)
    arguments.one("--ladder", ladder)
    arguments.one("--reference-size", reference_size)
    arguments.one("--extent-scale", extent_scale)
    arguments.flag("--allow-nonstandard", allow_nonstandard)
    arguments.one("--parameters", parameters)
    arguments.one("--token-file", token_file)
    arguments.flag("--overwrite", overwrite)
    arguments.flag("--restart", restart)
    arguments.flag("--delete-tiles", delete_tiles)
    arguments.flag("--strict", strict)
    arguments.flag("--dry-run", dry_run)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_build(arguments.run(progress, cancel, timeout))


def plan_build(
    cache: PathText,
    *,
    parts: Optional[int] = None,
    from_: Optional[Paths] = None,
    update_mode: Optional[Literal["RECREATE_EMPTY_TILES", "RECREATE_ALL_TILES", "DELETE_TILES"]] = None,
    area: Optional[PathText] = None,
    resampling: Optional[Literal["nearest", "bilinear", "cubic", "average", "majority"]] = None,
    source_crs: Optional[Text] = None,
    nodata: Optional[Text] = None,
    bands: Optional[Numbers] = None,
    stretch: Optional[str] = None,
    background: Optional[Numbers] = None,
    empty: Optional[Literal["skip", "write"]] = None,
    effort: Optional[Literal["fast", "default", "best"]] = None,
    jobs: Optional[int] = None,
    name: Optional[str] = None,
    extent: Optional[Extent] = None,
    extent_crs: Optional[Text] = None,
    crs: Optional[Text] = None,
    tiling_scheme_type: Optional[str] = None,
    scales_type: Optional[str] = None,
    number_of_scales: Optional[int] = None,
    scales: Optional[Numbers] = None,
    resolutions: Optional[Numbers] = None,
    min_scale: Optional[float] = None,
    max_scale: Optional[float] = None,
    dpi: Optional[int] = None,
    tile_size: Optional[Text] = None,
    predefined: Optional[PathText] = None,
    like: Optional[PathText] = None,
    input_format: Optional[Literal["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "service.json", "tile-matrix-set", "tile-matrix-set-xml", "gdal-tms", "wmts", "tile-set", "geowebcache", "tilemapresource", "gdal-wms", "tilejson", "mapproxy"]] = None,
    levels: Optional[Text] = None,
    add_levels: Optional[int] = None,
    origin: Optional[Extent] = None,
    tile_format: Optional[str] = None,
    compression_quality: Optional[int] = None,
    lerc_error: Optional[float] = None,
    storage_format: Optional[str] = None,
    ready_to_serve: bool = False,
    ready_to_serve_format: Optional[str] = None,
    scale_convention: Optional[str] = None,
    ladder: Optional[str] = None,
    reference_size: Optional[float] = None,
    extent_scale: Optional[float] = None,
    allow_nonstandard: bool = False,
    parameters: Optional[PathText] = None,
    token_file: Optional[PathText] = None,
    overwrite: bool = False,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Plan:
    """Print the plan of a new cache or package from rasters.

    The options are those of build for a new cache. The plan holds all of them, so that parts need no others. All
    machines must see the rasters and the folder of CACHE under the same paths.

    Args:
        parts: Number of parts, from 1 to 1000000; four to ten for each process balance them well.
        from_: Rasters to make the tiles from; later ones are on top. @FILE is a list, one path on each line. Or the
            address of one service.
        update_mode: RECREATE_EMPTY_TILES makes missing tiles, RECREATE_ALL_TILES makes all tiles again,
            DELETE_TILES removes tiles. (default: RECREATE_EMPTY_TILES)
        area: Make only the tiles that overlap the polygons of a GeoJSON file, a GeoPackage or a shapefile.
        resampling: nearest, bilinear, cubic, average or majority, or GDAL's names. (default: bilinear; nearest for
            rasters with a palette or one bit)
        source_crs: Coordinate system of the rasters, instead of their own: a WKID, EPSG:2193, WKT or a .prj file.
        nodata: Value of pixels without content, or none. (default: as the raster says)
        bands: Bands for red, green and blue, or one band for grey: 4,3,2.
        stretch: Values that become 0 to 255: MIN,MAX, minmax, percent:2 (without 2 percent at each end) or none.
            Required for rasters with more than 8 bits.
        background: Colour of transparent pixels in JPEG tiles: red,green,blue. (default: 255,255,255)
        empty: Tiles without content: skip leaves them out, write writes them. The default is skip.
        effort: Time spent on smaller PNG tiles: fast, default or best. The default is default.
        jobs: Number of threads. (default: one per core, at most 8)
        name: Name of the service, instead of the source's own name.
        extent: Extent to map, in map units, instead of the source's full extent.
        extent_crs: Coordinate system of --extent, if it is not that of the scheme: 4326 for degrees. Written as for
            --crs. The extent becomes the rectangle around it.
        crs: Coordinate system, instead of the source's: a WKID (2193), EPSG:2193, WKT or a .prj file.
        tiling_scheme_type: Type of the tiling scheme: NEW or PREDEFINED; --predefined implies PREDEFINED. (default:
            NEW)
        scales_type: Type of the scales: STANDARD, CUSTOM or CELL_SIZE; --scales implies CUSTOM, --resolutions
            CELL_SIZE. (default: STANDARD)
        number_of_scales: Number of STANDARD scales, 1 to 64.
        scales: Scale denominators, such as "500000;250000". Can be repeated.
        resolutions: Resolutions in map units per pixel instead of scales, such as "20;10;5". Can be repeated.
        min_scale: Coarsest scale that gets tiles; the scheme keeps its other levels.
        max_scale: Finest scale that gets tiles; the scheme keeps its other levels.
        dpi: Dots per inch of the screen. (default: 96)
        tile_size: Width and height of a tile in pixels: 128, 256, 512 or 1024. (default: 256)
        predefined: Existing scheme to use: a file, cache or package, a built-in scheme such as arcgis-online or
            nztm, or the address of a service.
        like: Scheme to start from: everything that no other option gives is inherited from it. Named as for
            --predefined.
        input_format: Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...
        levels: Levels to take from a predefined scheme or that of --like, such as 0-16.
        add_levels: Add this many finer levels to those of --like, in the ratio of its last levels.
        origin: Tile origin (upper left) in map units. domain: the upper left corner of the coordinate system's XY
            domain, as in ArcGIS.
        tile_format: Tile format: PNG, PNG8, PNG24, PNG32, JPEG, MIXED or LERC. (default: PNG; of build and plan
            build that of --predefined or --like, otherwise MIXED, or PNG for rasters with a palette)
        compression_quality: Compression quality of JPEG and MIXED, 1 to 100. (default: 75)
        lerc_error: Largest error of LERC tiles, in the unit of the values. (default: 0)
        storage_format: Accepted for compatibility; Compact V2 is always written.
        ready_to_serve: Write a ready-to-serve cache (root.json, iteminfo.json) instead of conf.xml and conf.cdi.
        ready_to_serve_format: The same option with the ArcGIS values: READY_TO_SERVE_FORMAT,
            NON_READY_TO_SERVE_FORMAT, true or false.
        scale_convention: Convention for computing resolutions from scales: arcgis, wgs84-v2, pro or arcgis-9.2.
            (default: arcgis)
        ladder: Scale list of STANDARD: halving = ... 125000, 62500; arcgis = ... 125000, 64000 and ... 125000000,
            64000000. (default: halving)
        reference_size: Screen size in pixels that STANDARD scales are chosen for. (default: 512)
        extent_scale: Use this scale as the scale of the whole extent (STANDARD).
        allow_nonstandard: Allow tile sizes that ArcGIS does not offer.
        parameters: JSON file with options, with ArcGIS parameter names or the option names above; or a list of
            values in the order of the ArcGIS tool.
        token_file: File with the token for a secured service; or set the environment variable TILESCHEME_TOKEN.
        overwrite: Replace an existing package, database or cache when the parts are put together.
        config: Configuration file to use instead of the nearest .tilescheme.json.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("plan build", cache)
    arguments.one("--parts", parts)
    arguments.many("--from", from_)
    arguments.one("--update-mode", update_mode)
    arguments.one("--area", area)
    arguments.one("--resampling", resampling)
    arguments.one("--source-crs", source_crs)
    arguments.one("--nodata", nodata)
    arguments.one("--bands", bands)
    arguments.one("--stretch", stretch)
    arguments.one("--background", background)
    arguments.one("--empty", empty)
    arguments.one("--effort", effort)
    arguments.one("--jobs", jobs)
    arguments.one("--name", name)
    arguments.one("--extent", extent)
    arguments.one("--extent-crs", extent_crs)
    arguments.one("--crs", crs)
    arguments.one("--tiling-scheme-type", tiling_scheme_type)
    arguments.one("--scales-type", scales_type)
    arguments.one("--number-of-scales", number_of_scales)
    arguments.many("--scales", scales)
    arguments.many("--resolutions", resolutions)
    arguments.one("--min-scale", min_scale)
    arguments.one("--max-scale", max_scale)
    arguments.one("--dpi", dpi)
    arguments.one("--tile-size", tile_size)
    arguments.one("--predefined", predefined)
    arguments.one("--like", like)
    arguments.one("--input-format", input_format)
    arguments.one("--levels", levels)
    arguments.one("--add-levels", add_levels)
    arguments.one("--origin", origin)
    arguments.one("--tile-format", tile_format)
    arguments.one("--compression-quality", compression_quality)
    arguments.one("--lerc-error", lerc_error)
    arguments.one("--storage-format", storage_format)
    arguments.flag("--ready-to-serve", ready_to_serve)
    arguments.one("--ready-to-serve-format", ready_to_serve_format)
    arguments.one("--scale-convention", scale_convention)
    arguments.one("--ladder", ladder)
    arguments.one("--reference-size", reference_size)
    arguments.one("--extent-scale", extent_scale)
    arguments.flag("--allow-nonstandard", allow_nonstandard)
    arguments.one("--parameters", parameters)
    arguments.one("--token-file", token_file)
    arguments.flag("--overwrite", overwrite)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_plan(arguments.run(progress, cancel, timeout))


def plan_convert(
    input: PathText, destination: PathText,
    *,
    parts: Optional[int] = None,
    to: Optional[str] = None,
    set_: Optional[str] = None,
    extent: Optional[Extent] = None,
    overwrite: bool = False,
    levels: Optional[Text] = None,
    area: Optional[PathText] = None,
    scheme: Optional[PathText] = None,
    layout: Optional[Literal["row-column", "xyz", "tms", "arcgis"]] = None,
    input_layout: Optional[Literal["row-column", "xyz", "tms", "arcgis"]] = None,
    renumber: Optional[Literal["arcgis-online"]] = None,
    trim_levels: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Plan:
    """Print the plan of the conversion of a cache, package or database.

    The options are those of convert for a cache with its tiles. The plan holds all of them, so that parts need no
    others. All machines must see INPUT and the folder of DESTINATION under the same paths. The parts write to a
    hidden directory beside DESTINATION, and 'finish' makes the result and prints the report of convert.

    Args:
        parts: Number of parts, from 1 to 1000000; four to ten for each process balance them well.
        to: Format of the result: legacy, ready-to-serve, tpkx, exploded, mbtiles, pmtiles, geopackage or folders.
            (default: by the suffix of DESTINATION)
        set_: Scheme to take from a file or address with several, such as a tile matrix set of a WMTS, or table of a
            GeoPackage. FILE#NAME does the same in all commands.
        extent: Full extent of the result, in map units. Only the tiles that overlap it are converted.
        overwrite: Replace an existing package, database or cache when the parts are put together.
        levels: Levels to convert, by their numbers in the source.
        area: Convert only the tiles that overlap the polygons of a GeoJSON file, a GeoPackage or a shapefile.
        scheme: Scheme of the images, if INPUT is a folder of images: a file, cache, built-in scheme or address.
        layout: Folder structure of the result of --to folders, otherwise of the images in INPUT: row-column
            (level/row/column), xyz (level/column/row), tms (the same, but rows are counted from the south) or
            arcgis (L00/R00000000/C00000000). (default for images: row-column)
        input_layout: Folder structure of the images in INPUT, if the result has another one.
        renumber: Use the level numbers of arcgis-online; the grid must be the same.
        trim_levels: Leave levels without tiles out of the scheme of the result; the others keep their numbers.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("plan convert", input, destination)
    arguments.one("--parts", parts)
    arguments.one("--to", to)
    arguments.one("--set", set_)
    arguments.one("--extent", extent)
    arguments.flag("--overwrite", overwrite)
    arguments.one("--levels", levels)
    arguments.one("--area", area)
    arguments.one("--scheme", scheme)
    arguments.one("--layout", layout)
    arguments.one("--input-layout", input_layout)
    arguments.one("--renumber", renumber)
    arguments.flag("--trim-levels", trim_levels)
    return read_plan(arguments.run(progress, cancel, timeout))


def plan_verify(
    path: PathText,
    *,
    parts: Optional[int] = None,
    quick: bool = False,
    exclude: Optional[Texts] = None,
    select: Optional[Texts] = None,
    ignore: Optional[Texts] = None,
    client: Optional[Union[Literal["arcgis", "gdal", "leaflet", "mapProxy", "sceneViewer", "vectorTiles"], Sequence[Literal["arcgis", "gdal", "leaflet", "mapProxy", "sceneViewer", "vectorTiles"]]]] = None,
    baseline: Optional[PathText] = None,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Plan:
    """Print the plan of the verification of a cache, package or database.

    The options are those of verify. The plan holds all that decide the findings, so that parts need no others. The
    parts write their findings to a hidden directory beside the cache, and 'finish' prints the report of verify.

    Args:
        parts: Number of parts, from 1 to 1000000; four to ten for each process balance them well.
        quick: Check file names and indexes only, not the tiles.
        exclude: Leave out files and folders: a name such as "old*", or a path such as "caches/2019" from the
            working directory. Can be repeated.
        select: Run only these rules: identifiers, names, families or ALL, separated by commas. Can be repeated.
        ignore: Do not run these rules: identifiers, names or families, separated by commas. Can be repeated.
        client: Also run the optional rules for a program: arcgis, gdal, leaflet, mapProxy, sceneViewer or
            vectorTiles. Can be repeated.
        baseline: File written by --write-baseline of lint; its findings are not reported.
        config: Configuration file to use instead of the nearest .tilescheme.json.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("plan verify", path)
    arguments.one("--parts", parts)
    arguments.flag("--quick", quick)
    arguments.many("--exclude", exclude)
    arguments.many("--select", select)
    arguments.many("--ignore", ignore)
    arguments.many("--client", client)
    arguments.one("--baseline", baseline)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_plan(arguments.run(progress, cancel, timeout))


def finish(
    plan: PathText,
    *,
    deep: bool = False,
    wait: Optional[float] = None,
    jobs: Optional[int] = None,
    strict: bool = False,
    fail_on: Optional[Literal["error", "warning", "info", "never"]] = None,
    output: Optional[Texts] = None,
    coverage: Optional[PathText] = None,
    overwrite: bool = False,
    config: Optional[PathText] = None,
    no_config: bool = False,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Finished:
    """Put the parts of a plan together: complete the cache, or print the report of a verification.

    Run it after all parts, also after those that failed: it decides by the files that the parts have left, and
    names the parts that are missing. The cache appears when it is whole. A second run changes nothing. For a
    verification, the report and the exit status are those of verify without parts.

    Args:
        deep: Compare the checksum of each bundle with the one that its part has noted.
        wait: How long to wait for parts that are missing. Files of other machines can be invisible for a minute on
            a network file system. The default is 90.
        jobs: Number of threads. (default: one per core, at most 8)
        strict: Exit with 1 if tiles lost colours or transparency. For a conversion: write nothing and exit with 1
            if anything would be lost; also exit with 1 if a tile is faulty.
        fail_on: Lowest severity of a finding that makes the exit status 1: error, warning, info or never. (default:
            failOn of .tilescheme.json, or error)
        output: Also write the findings to a file, such as sarif:verify.sarif. Can be repeated.
        coverage: Draw a map of the tiles that exist, are missing or have findings.
        overwrite: Replace existing files of reports; an input is never replaced.
        config: Configuration file to use instead of the nearest .tilescheme.json.
        no_config: Ignore .tilescheme.json.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("finish", plan)
    arguments.flag("--deep", deep)
    arguments.one("--wait", wait)
    arguments.one("--jobs", jobs)
    arguments.flag("--strict", strict)
    arguments.one("--fail-on", fail_on)
    arguments.many("--output", output)
    arguments.one("--coverage", coverage)
    arguments.flag("--overwrite", overwrite)
    arguments.one("--config", config)
    arguments.flag("--no-config", no_config)
    return read_finished(arguments.run(progress, cancel, timeout))


def status(
    plan: PathText,
    *,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Status:
    """Show which parts of a plan are complete, and which are missing.

    The list of missing parts has the form that 'sbatch --array' takes. Exit status: 0 if all parts are complete, 1
    if some are missing.

    Args:
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("status", plan)
    return read_status(arguments.run(progress, cancel, timeout))


def merge(
    *reports: PathText,
    fail_on: Optional[Literal["error", "warning", "info", "never"]] = None,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Report:
    """Merge reports of lint or verify, as JSON, SARIF or JUnit, into one.

    All reports must have the same format and be of the same command. Findings that several reports share, such as
    those of one scheme, are in the result once; the order of the reports has no influence on it. For a plan,
    'finish' makes the report.

    Example: tilescheme merge part-*.sarif > verify.sarif

    Args:
        fail_on: Lowest severity that makes the exit status 1: error, warning, info or never. The default is error.
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("merge", *reports)
    arguments.one("--fail-on", fail_on)
    return read_report(arguments.run(progress, cancel, timeout))


def schemes(
    part: Optional[str] = None,
    *,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Schemes:
    """List the built-in schemes: Esri's, those of OGC's registry and those of GDAL.

    Each name can be given wherever a scheme is expected, as in tilescheme show WebMercatorQuad. The area is that of
    the coordinate system in degrees: west, south, east and north. The text is looked for in the names, the titles,
    the publishers, the coordinate systems with their WKIDs, and the names of the areas.

    Example: tilescheme schemes "new zealand"

    Args:
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("schemes", part)
    return read_schemes(arguments.run(progress, cancel, timeout))


def doctor(
    *,
    progress: Optional[ProgressHandler] = None,
    cancel: Optional[threading.Event] = None,
    timeout: Optional[float] = None,
) -> Diagnosis:
    """Show which optional libraries were found, and how to install the others.

    tilescheme opens these libraries only when it needs them. It looks for them in the usual places of the system,
    then in the wheels of the Python environment in which tilescheme is installed (or VIRTUAL_ENV), and in
    CONDA_PREFIX. A missing library is not an error: the exit status is 0.

    Args:
        progress: Is called with a `Progress` while tiles are made or copied.
        cancel: Stops the command if it is set.
        timeout: Stops the command after this time, in seconds.

    Raises:
        UsageError: The arguments are wrong.
        FailedError: Something cannot be read, or fails.
        Cancelled: `cancel` was set, or the time is over.
    """
    arguments = Arguments("doctor")
    return read_diagnosis(arguments.run(progress, cancel, timeout))
