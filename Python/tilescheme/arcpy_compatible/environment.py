"""The settings of `arcpy.env` that the tools here use."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Optional


@dataclass
class Environment:
    """Settings for all tools. Names that ArcGIS has and that are not here can be set, and are ignored."""

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


env = Environment()
