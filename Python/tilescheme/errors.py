"""The exceptions of the package."""

from __future__ import annotations

from typing import Optional, Sequence, Tuple

from .models.findings import Finding, FindingsOutput


class TileschemeError(Exception):
    """The base of all exceptions of this package.

    Attributes:
        message: What the command printed, without its prefix.
        command: The arguments of the process.
        exit_status: The exit status of the process; None if it was stopped.
        report: What was found before the failure, or in a document that cannot be used; None if nothing was printed.
    """

    def __init__(
        self,
        message: str,
        command: Sequence[str] = (),
        exit_status: Optional[int] = None,
        report: Optional[FindingsOutput] = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.command = tuple(command)
        self.exit_status = exit_status
        self.report = report

    @property
    def findings(self) -> Tuple[Finding, ...]:
        """The findings of `report`; empty without one."""
        return self.report.findings if self.report else ()


class UsageError(TileschemeError):
    """The arguments are wrong: exit status 2 of the command."""


class FailedError(TileschemeError):
    """Something cannot be read or fails: exit status 3 of the command, or an end by a signal."""


class LossError(TileschemeError):
    """With `strict`, something would be lost, so that nothing was written: exit status 1 without a result."""


class FindingsError(TileschemeError):
    """A report contains errors; raised by `raise_for_errors` alone."""


class Cancelled(TileschemeError):  # noqa: N818 (not an error: the caller asked for it)
    """The command was stopped: `cancel` was set, or the time is over.

    Files that it wrote are complete or absent; `convert` can continue with `resume`, and `build` by itself.
    """
