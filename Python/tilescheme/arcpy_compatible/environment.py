"""The settings of `arcpy.env` that the tools here use."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Dict, List, Optional

# Settings of ArcGIS that have no meaning for these tools. Source: the documentation of arcpy's env class.
_IGNORED = """
addOutputsToMap annotationTextStringFieldLength autoCancelling autoCommit baDataSource baNetworkSource
baUseDetailedAggregation buildStatsAndRATForTempRaster cartographicCoordinateSystem cartographicPartitions
cellAlignment cellSize cellSizeProjectionMethod coincidentPoints compression configKeyword derivedPrecision extent
geographicTransformations gpuId isCancelled maintainAttachments maintainSpatialIndex mask matchMultidimensionalVariable
MDomain MResolution MTolerance newPrecision nodata outputCoordinateSystem outputMFlag outputZFlag outputZValue
packageWorkspace parallelProcessingFactor preserveGlobalIds processingServer processingServerPassword
processingServerUser processorType projectCompare pyramid qualifiedFieldNames randomGenerator rasterStatistics
recycleProcessingWorkers referenceScale resamplingMethod retryOnFailures S100FeatureCatalogueFile scratchFolder
scratchGDB scratchWorkspace scriptWorkspace snapRaster spatialGrid1 spatialGrid2 spatialGrid3 terrainMemoryUsage
tileSize tinSaveVersion transferDomains transferGDBAttributeProperties unionDimension useCompatibleFieldTypes XYDomain
XYResolution XYTolerance ZDomain ZResolution ZTolerance
"""


@dataclass
class Environment:
    """Settings for all tools. The letter case of a name has no meaning, as in ArcGIS.

    Settings that ArcGIS has and that are not here can be set, and are ignored. Any other name is an AttributeError.
    """

    workspace: Optional[str] = None
    """The folder of relative paths; None for the working directory."""
    overwriteOutput: bool = False  # noqa: N815
    """Whether existing caches and files are replaced. Caches that contain tiles are never replaced."""
    ladder: Optional[str] = None
    """The list of STANDARD scales: "arcgis" for the scales that ArcGIS writes, "halving" (the default) for those of its
    documentation."""
    caches: Dict[str, str] = field(default_factory=dict)
    """The cache directory of a service, for tools that get the service. CreateMapServerCache adds its own."""
    sources: Dict[str, List[str]] = field(default_factory=dict)
    """The rasters from which ManageMapServerCacheTiles makes the tiles of a service or cache."""

    def __setattr__(self, name: str, value: Any) -> None:
        object.__setattr__(self, _setting(name), value)

    def __getattr__(self, name: str) -> Any:
        # Only for names that are not stored: another letter case, or a setting that is ignored and was not set.
        return vars(self).get(_setting(name))

    def path(self, text: str) -> str:
        """A path in `workspace`, unless it is absolute, an address or standard input."""
        if self.workspace is None or text == "-" or "://" in text or Path(text).is_absolute():
            return text
        joined = Path(self.workspace, text)
        # The name of a built-in scheme is not a path.
        return str(joined) if joined.exists() or "/" in text or "." in text else text

    def output_path(self, text: str) -> str:
        """The path of something that is made, which need not exist."""
        return text if self.workspace is None or Path(text).is_absolute() else str(Path(self.workspace, text))


_NAMES = {name.lower(): name for name in [*(f.name for f in fields(Environment)), *_IGNORED.split()]}


def _setting(name: str) -> str:
    """The name of a setting in its own letter case."""
    found = _NAMES.get(name.lower())
    if found is None:
        near = difflib.get_close_matches(name.lower(), _NAMES, 1)
        advice = f"; did you mean {_NAMES[near[0]]}?" if near else ""
        raise AttributeError(f"Environment <{name}> not found: arcpy.env has no setting of this name{advice}")
    return found


env = Environment()
