"""The values of ArcGIS's parameters, and how they are read."""

from __future__ import annotations

import os
from typing import Any, List, Optional, Sequence, Union

Value = Union[str, int, float, None]
Scales = Union[str, int, float, Sequence[Union[str, int, float]], None]
Flag = Union[str, bool, None]


def is_default(value: object) -> bool:
    """Whether a value stands for the default: None, "#" and an empty text or list."""
    return value is None or (isinstance(value, str) and value.strip() in ("", "#")) or value in ([], ())


def text(value: Any) -> Optional[str]:
    """A value as text; None for the default. A point has X and Y, a list becomes text with semicolons."""
    if is_default(value):
        return None
    if hasattr(value, "X") and hasattr(value, "Y"):
        return f"{value.X!r} {value.Y!r}"
    if isinstance(value, os.PathLike):
        return str(os.fspath(value))
    if isinstance(value, (list, tuple)):
        # A value table: each row may be a list of one value.
        return ";".join(str(row[0] if isinstance(row, (list, tuple)) else row) for row in value)
    return str(value)


def word(value: Any) -> str:
    """A value in a list by position, where "#" is the default."""
    found = text(value)
    return "#" if found is None else found


def numbers(value: Scales) -> List[float]:
    """A list of scales; empty for the default."""
    found = text(value)
    if found is None:
        return []
    return [_number(part) for part in found.replace(";", " ").split()]


def _number(part: str) -> float:
    try:
        return float(part)
    except ValueError:
        raise ValueError(f"“{part}” is not a scale: give a number such as 4000") from None


def number_text(number: float) -> str:
    """A number without a useless .0 at its end."""
    return repr(number).removesuffix(".0")


def flag(value: Flag, word_for_true: str) -> bool:
    """A Boolean of ArcGIS: true, or the word of the documentation in any letter case."""
    if isinstance(value, bool):
        return value
    return not is_default(value) and str(value).strip().upper() in (word_for_true, "TRUE")


def extent(value: Any) -> Optional[str]:
    """An extent as xmin,ymin,xmax,ymax; an object of arcpy has XMin and so on. None for the default."""
    if all(hasattr(value, name) for name in ("XMin", "YMin", "XMax", "YMax")):
        return f"{value.XMin!r},{value.YMin!r},{value.XMax!r},{value.YMax!r}"
    if isinstance(value, (list, tuple)):
        return ",".join(str(part) for part in value)
    found = text(value)
    if found is None or found.upper() in ("DEFAULT", "MAXOF", "MINOF"):
        return None
    return ",".join(found.replace(",", " ").split()[:4])
