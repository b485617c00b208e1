"""The cache tools of ArcGIS with their names and parameters, for scripts that called arcpy.

    import tilescheme.arcpy_compatible as arcpy

    arcpy.env.overwriteOutput = True
    result = arcpy.server.CreateMapServerCache("Roads.json", "caches", "NEW", "STANDARD", 8, 96, "256 x 256")
    print(result.getOutput(0), result.getMessages())

A tool can be called as `arcpy.server.NAME`, `arcpy.NAME_server` and `arcpy.NAME`. `None`, `"#"` and `""` mean the
default of a parameter. Documentation/PYTHON.md says what differs from ArcGIS.
"""

from __future__ import annotations

from . import management, server
from .environment import Environment, env
from .errors import ExecuteError, ExecuteWarning
from .result import Result
from .running import last_result
from .server import (
    ConvertMapServerCacheStorageFormat,
    CreateMapServerCache,
    ExportMapServerCache,
    GenerateMapServerCacheTilingScheme,
    ImportMapServerCache,
    ManageMapServerCacheScales,
    ManageMapServerCacheTiles,
    MapServerCacheTilingSchemeToPolygons,
)

# The older spelling, in which the name of the toolbox follows that of the tool.
ConvertMapServerCacheStorageFormat_server = ConvertMapServerCacheStorageFormat
CreateMapServerCache_server = CreateMapServerCache
ExportMapServerCache_server = ExportMapServerCache
GenerateMapServerCacheTilingScheme_server = GenerateMapServerCacheTilingScheme
ImportMapServerCache_server = ImportMapServerCache
ManageMapServerCacheScales_server = ManageMapServerCacheScales
ManageMapServerCacheTiles_server = ManageMapServerCacheTiles
MapServerCacheTilingSchemeToPolygons_cartography = MapServerCacheTilingSchemeToPolygons
cartography = server


def GetMessages(severity: int | None = None) -> str:
    """The messages of the last tool, one a line; of one severity if it is given: 0 messages, 1 warnings, 2 errors."""
    return last_result().getMessages(severity)


def GetMessageCount() -> int:
    """The number of messages of the last tool."""
    return last_result().messageCount


def GetMaxSeverity() -> int:
    """The highest severity of the messages of the last tool: 0 messages, 1 warnings, 2 errors."""
    return last_result().maxSeverity


__all__ = [
    "ConvertMapServerCacheStorageFormat",
    "ConvertMapServerCacheStorageFormat_server",
    "CreateMapServerCache",
    "CreateMapServerCache_server",
    "Environment",
    "ExecuteError",
    "ExecuteWarning",
    "ExportMapServerCache",
    "ExportMapServerCache_server",
    "GenerateMapServerCacheTilingScheme",
    "GenerateMapServerCacheTilingScheme_server",
    "GetMaxSeverity",
    "GetMessageCount",
    "GetMessages",
    "ImportMapServerCache",
    "ImportMapServerCache_server",
    "ManageMapServerCacheScales",
    "ManageMapServerCacheScales_server",
    "ManageMapServerCacheTiles",
    "ManageMapServerCacheTiles_server",
    "MapServerCacheTilingSchemeToPolygons",
    "MapServerCacheTilingSchemeToPolygons_cartography",
    "Result",
    "cartography",
    "env",
    "management",
    "server",
]
