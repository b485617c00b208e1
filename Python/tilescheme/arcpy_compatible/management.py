"""`arcpy.management`, which had some of the tools in older versions."""

from __future__ import annotations

from .server import ExportMapServerCache, ImportMapServerCache

__all__ = ["ExportMapServerCache", "ImportMapServerCache"]
