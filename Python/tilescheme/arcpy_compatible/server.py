"""`arcpy.server`: the server toolbox, with names, order and defaults of the parameters as in ArcGIS Pro 3."""

from __future__ import annotations

from .schemes import (
    CreateMapServerCache,
    GenerateMapServerCacheTilingScheme,
    ManageMapServerCacheScales,
    MapServerCacheTilingSchemeToPolygons,
)
from .tiles import (
    ConvertMapServerCacheStorageFormat,
    ExportMapServerCache,
    ImportMapServerCache,
    ManageMapServerCacheTiles,
)

__all__ = [
    "ConvertMapServerCacheStorageFormat",
    "CreateMapServerCache",
    "ExportMapServerCache",
    "GenerateMapServerCacheTilingScheme",
    "ImportMapServerCache",
    "ManageMapServerCacheScales",
    "ManageMapServerCacheTiles",
    "MapServerCacheTilingSchemeToPolygons",
]
