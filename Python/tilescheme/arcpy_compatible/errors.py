"""The exceptions that scripts for arcpy catch."""

from __future__ import annotations


class ExecuteError(Exception):
    """A tool failed. The text is that of `GetMessages(2)`."""


class ExecuteWarning(Exception):  # noqa: N818 (the name is that of arcpy)
    """Only for `except` clauses of existing scripts; it is never raised."""
