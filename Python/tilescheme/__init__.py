"""tilescheme: checks, converts, creates, builds and compares the map caches of ArcGIS.

Each function runs the command of the same name, and returns what it found as a frozen dataclass. The options of the
command are keywords with underscores: `--tile-size` is `tile_size`. `tilescheme.arcpy_compatible` has the tools of
ArcGIS with their own parameters.

    >>> import tilescheme
    >>> report = tilescheme.lint("conf.xml")
    >>> report.raise_for_errors()
"""

from __future__ import annotations

from ._binary import find_tilescheme_bin
from ._outputs import (
    Audit,
    Build,
    Comparison,
    Conversion,
    Creation,
    Diagnosis,
    Finished,
    Forecast,
    Generation,
    Plan,
    Report,
    Scales,
    Scheme,
    Schemes,
    Status,
    TwoSchemes,
)
from ._pictures import Coverage, coverage
from ._process import Progress, ProgressHandler
from ._verbs import (
    audit,
    build,
    compare,
    convert,
    create,
    doctor,
    finish,
    generate,
    lint,
    merge,
    plan_build,
    plan_convert,
    plan_verify,
    preflight,
    scales,
    schemes,
    show,
    status,
    verify,
)
from ._version import __version__
from .errors import Cancelled, FailedError, FindingsError, LossError, TileschemeError, UsageError
from .models.findings import Finding

__all__ = [
    "Audit",
    "Build",
    "Cancelled",
    "Comparison",
    "Conversion",
    "Coverage",
    "Creation",
    "Diagnosis",
    "FailedError",
    "Finding",
    "FindingsError",
    "Finished",
    "Forecast",
    "Generation",
    "LossError",
    "Plan",
    "Progress",
    "ProgressHandler",
    "Report",
    "Scales",
    "Scheme",
    "Schemes",
    "Status",
    "TileschemeError",
    "TwoSchemes",
    "UsageError",
    "__version__",
    "audit",
    "build",
    "compare",
    "convert",
    "coverage",
    "create",
    "doctor",
    "find_tilescheme_bin",
    "finish",
    "generate",
    "lint",
    "merge",
    "plan_build",
    "plan_convert",
    "plan_verify",
    "preflight",
    "scales",
    "schemes",
    "show",
    "status",
    "verify",
]
