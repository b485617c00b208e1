"""The classes of the output hold every value of the samples of that output."""

from __future__ import annotations

import json
import unittest
from dataclasses import FrozenInstanceError, asdict
from typing import Any, Iterator

from generator.models import snake
from tilescheme import errors, models
from tilescheme._outputs import (
    Audit,
    Build,
    Conversion,
    Creation,
    Diagnosis,
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
from tilescheme.models import compare, part, part_report

from .support import SAMPLES

KINDS = {
    "audit": Audit,
    "build": Build,
    "build-delete": Build,
    "build-part": part_report.PartsOutput,
    "compare": TwoSchemes,
    "compare-never": TwoSchemes,
    "compare-families": compare.FamiliesOutput,
    "compare-base-map": compare.BaseMapOutput,
    "convert": Conversion,
    "convert-tiles": Conversion,
    "create": Creation,
    "create-dry-run": Creation,
    "doctor": Diagnosis,
    "findings": Report,
    "findings-lint": Report,
    "findings-none": Report,
    "findings-verify": Report,
    "generate": Generation,
    "part": part.PartMarker,
    "plan": Plan,
    "plan-convert": Plan,
    "plan-verify": Plan,
    "preflight": Forecast,
    "preflight-calibrated": Forecast,
    "scales": Scales,
    "scales-dry-run": Scales,
    "schemes": Schemes,
    "show": Scheme,
    "show-conf-cdi": Scheme,
    "status": Status,
}


def leaves(value: Any, path: str = "", is_json: bool = False) -> Iterator[str]:
    """The values of a tree with their paths, in the names of Python."""
    if isinstance(value, dict):
        for key, inner in value.items():
            # The keys of these are names of formats, of programs and of a plan's own values, not of fields.
            is_field = not path.endswith((".formats", ".versions")) and not path.startswith(".request")
            name = snake(key) if is_json and is_field else key
            yield from leaves(inner, f"{path}.{name}", is_json)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{index}]", is_json)
    elif value is not None:
        yield f"{path} = {value!r}"


class ModelTests(unittest.TestCase):
    def test_every_sample_of_the_output_has_a_class(self) -> None:
        self.assertEqual({path.stem for path in (SAMPLES / "output").glob("*.json")}, set(KINDS))

    def test_a_class_holds_every_value_of_the_output(self) -> None:
        for name, kind in KINDS.items():
            with self.subTest(name):
                data = json.loads((SAMPLES / "output" / f"{name}.json").read_text(encoding="utf-8"))
                self.assertEqual(sorted(leaves(asdict(kind.from_json(data)))), sorted(leaves(data, is_json=True)))

    def test_every_result_has_a_table_for_notebooks(self) -> None:
        for name, kind in KINDS.items():
            if not hasattr(kind, "_repr_html_"):
                continue
            with self.subTest(name):
                data = json.loads((SAMPLES / "output" / f"{name}.json").read_text(encoding="utf-8"))
                self.assertIn("<table>", kind.from_json(data)._repr_html_())

    def test_results_cannot_be_changed(self) -> None:
        finding = models.findings.Note("a", "b", 1, 1)
        with self.assertRaises(FrozenInstanceError):
            finding.line = 2  # type: ignore[misc]

    def test_an_output_without_a_required_key_is_not_read(self) -> None:
        with self.assertRaises(KeyError):
            Report.from_json({"version": 1, "command": "lint"})

    def test_names_from_files_are_escaped_in_tables(self) -> None:
        data = json.loads((SAMPLES / "output" / "findings-lint.json").read_text(encoding="utf-8"))
        data["findings"][0]["message"] = "<script>alert(1)</script>"
        data["findings"][0]["file"] = '"><img src=x onerror=alert(1)>'
        html = Report.from_json(data)._repr_html_()
        self.assertNotIn("<script", html)
        self.assertNotIn("<img", html)

    def test_errors_of_a_report_can_be_raised(self) -> None:
        data = json.loads((SAMPLES / "output" / "findings-lint.json").read_text(encoding="utf-8"))
        with self.assertRaises(errors.FindingsError) as caught:
            Report.from_json(data).raise_for_errors()
        self.assertTrue(caught.exception.findings)
