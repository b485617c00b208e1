"""The results of the functions, and how they are read from the output of the command."""

from __future__ import annotations

import importlib
import json
import os
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, List, Tuple, TypeVar, Union

from . import _html
from ._process import Output
from ._words import python_data, python_text
from .errors import FailedError, FindingsError, LossError, TileschemeError, UsageError
from .models.audit import AuditOutput
from .models.build import BuildOutput
from .models.compare import BaseMapOutput, CompareOutput, FamiliesOutput
from .models.convert import ConvertOutput
from .models.create import CreateOutput
from .models.doctor import DoctorOutput
from .models.findings import Finding, FindingsOutput
from .models.generate import GenerateOutput
from .models.plan import PlanOutput
from .models.preflight import PreflightOutput
from .models.scales import ScalesOutput
from .models.schemes import SchemesOutput
from .models.show import ShowOutput
from .models.status import StatusOutput

if TYPE_CHECKING:
    from typing_extensions import Protocol

    class Readable(Protocol):
        @classmethod
        def from_json(cls, data: Any) -> Any: ...


class Report(FindingsOutput):
    """The findings of `lint` and `verify`; of `verify` also the contents of each level."""

    @property
    def errors(self) -> Tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(f for f in self.findings if f.severity == "error")

    def raise_for_errors(self) -> None:
        """Raises `FindingsError` if there is an error."""
        if self.errors:
            lines = [f"{f.file}:{f.line}:{f.column}: {f.message} [{f.rule} {f.name}]" for f in self.errors]
            raise FindingsError("\n".join(lines), report=self)

    def to_dataframe(self) -> Any:
        """The findings as a DataFrame of pandas.

        Raises:
            ImportError: pandas is not installed.
        """
        return importlib.import_module("pandas").DataFrame([asdict(f) for f in self.findings])

    def _repr_html_(self) -> str:
        return _html.report(self)


class Scheme(ShowOutput):
    """A scheme, as `show` prints it."""

    def _repr_html_(self) -> str:
        return _html.scheme(self)


class Forecast(PreflightOutput):
    """The size of a cache before it is built."""

    def _repr_html_(self) -> str:
        return _html.forecast(self)


class Conversion(ConvertOutput):
    """What `convert` wrote, and what was lost."""

    def _repr_html_(self) -> str:
        return _html.written("Converted", self.written, self.notices, self.lost)


class Creation(CreateOutput):
    """A new cache."""

    def _repr_html_(self) -> str:
        return _html.written(f"Created {self.cache}", self.written, self.notices, self.lost)


class Generation(GenerateOutput):
    """A new scheme file."""

    def _repr_html_(self) -> str:
        return _html.written("Generated", self.written, self.notices, self.lost)


class Scales(ScalesOutput):
    """The scales of a cache after a change."""

    def _repr_html_(self) -> str:
        rows = [[level.level, level.scale, level.resolution, level.was] for level in self.levels]
        return _html.table(self.file, ["level", "scale", "resolution", "was"], rows)


class Build(BuildOutput):
    """The tiles that `build` made."""

    def _repr_html_(self) -> str:
        return _html.build(self)


class Audit(AuditOutput):
    """All caches of a directory."""

    def _repr_html_(self) -> str:
        return _html.audit(self)


class Plan(PlanOutput):
    """Work that is divided into parts, which an engine such as Slurm or Dask starts."""

    _text = ""

    def save(self, path: Union[str, os.PathLike[str]]) -> None:
        """Writes the plan, which all parts read.

        Its text is that of the command: a number in another spelling would change the digest.
        """
        Path(path).write_text(self._text, encoding="utf-8")

    def _repr_html_(self) -> str:
        rows = [[self.command, self.output, self.parts, self.blocks]]
        return _html.table("Plan", ["command", "result", "parts", "blocks"], rows)


class Status(StatusOutput):
    """How far the parts of a plan have come."""

    def _repr_html_(self) -> str:
        rows = [[p.part, p.blocks, p.tiles, p.bytes, p.host, p.seconds] for p in self.complete]
        title = f"{len(rows)} of {self.parts} parts of {self.cache} are complete"
        return _html.table(title, ["part", "blocks", "tiles", "bytes", "host", "seconds"], rows)


class Schemes(SchemesOutput):
    """The built-in schemes."""

    def _repr_html_(self) -> str:
        rows = [[s.name, s.title, s.wkid, f"{s.first_level} to {s.last_level}"] for s in self.schemes]
        return _html.table("Built-in schemes", ["name", "title", "WKID", "levels"], rows)


class Diagnosis(DoctorOutput):
    """The libraries and programs that tilescheme found."""

    def _repr_html_(self) -> str:
        return _html.diagnosis(self)


class TwoSchemes(CompareOutput):
    """Two schemes, level by level."""

    def _repr_html_(self) -> str:
        return _html.comparison(self)


Comparison = Union[TwoSchemes, FamiliesOutput, BaseMapOutput]

# What `finish` makes of a build, a conversion and a verification; `Status` if the result was there already.
Finished = Union[Build, Conversion, Report, Status]

R = TypeVar("R", bound="Readable")


def _message(output: Output) -> str:
    """The error of a command without its prefix, and without the usage that follows it for people at a terminal."""
    lines: List[str] = []
    for line in output.messages.splitlines():
        if line.startswith(("Help:", "Usage:")):
            break
        lines.append(re.sub(r"^(tilescheme: error: |Error: )", "", line))
    message = python_text("\n".join(lines).strip(), output.command)
    return message or f"tilescheme ended with status {output.exit_status}"


def _data(output: Output) -> Any:
    """The JSON of a command with its messages in the words of Python, or None."""
    try:
        return python_data(json.loads(output.text), output.command)
    except ValueError:
        return None


def read(output: Output, kind: type[R]) -> R:
    """The result of a command.

    Raises:
        UsageError, FailedError, LossError: There is no result; see these classes.
    """
    data = _data(output)
    status = output.exit_status
    if status in (0, 1) and isinstance(data, dict):
        try:
            result: R = kind.from_json(data)
            return result
        except KeyError:
            # The findings of a document that cannot be used: they are printed in place of the result.
            pass
    report = None
    if isinstance(data, dict) and "findings" in data:
        report = Report.from_json(data)
    error: type[TileschemeError] = FailedError
    if status == 2:
        error = UsageError
    elif status == 1 and report is None:
        error = LossError
    message = _message(output)
    if report and report.errors and not output.messages.strip():
        message = "; ".join(f"{f.file}:{f.line}: {f.message} [{f.rule}]" for f in report.errors)
    raise error(message, output.command, status, report)


def read_report(output: Output) -> Report:
    return read(output, Report)


def read_scheme(output: Output) -> Scheme:
    return read(output, Scheme)


def read_conversion(output: Output) -> Conversion:
    made = read(output, Conversion)
    if output.exit_status == 1 and made.lost and not made.written:
        raise LossError("nothing was written: " + "; ".join(made.lost), output.command, 1)
    return made


def read_creation(output: Output) -> Creation:
    return read(output, Creation)


def read_generation(output: Output) -> Generation:
    return read(output, Generation)


def read_scales(output: Output) -> Scales:
    return read(output, Scales)


def read_forecast(output: Output) -> Forecast:
    return read(output, Forecast)


def read_audit(output: Output) -> Audit:
    return read(output, Audit)


def read_build(output: Output) -> Build:
    return read(output, Build)


def read_status(output: Output) -> Status:
    return read(output, Status)


def read_plan(output: Output) -> Plan:
    plan = read(output, Plan)
    plan._text = output.text
    return plan


def read_finished(output: Output) -> Finished:
    """The result of `finish`, which is that of the command without parts."""
    data = _data(output)
    command = data.get("command") if isinstance(data, dict) else None
    if command == "build":
        return read_build(output)
    if command == "convert":
        return read_conversion(output)
    return read_status(output) if command == "status" else read_report(output)


def read_schemes(output: Output) -> Schemes:
    return read(output, Schemes)


def read_diagnosis(output: Output) -> Diagnosis:
    return read(output, Diagnosis)


def read_comparison(output: Output) -> Comparison:
    """The result of `compare`, which has three forms."""
    data = _data(output)
    keys = data.keys() if isinstance(data, dict) else ()
    if "families" in keys:
        return read(output, FamiliesOutput)
    if "baseMap" in keys:
        return read(output, BaseMapOutput)
    return read(output, TwoSchemes)
