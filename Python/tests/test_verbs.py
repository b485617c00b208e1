"""The functions run the command, and turn its exit statuses into results and exceptions."""

from __future__ import annotations

import inspect
import os
import stat
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree

import tilescheme
from tilescheme import Cancelled, FailedError, LossError, Progress, UsageError
from tilescheme._arguments import Arguments

from .support import SAMPLES, SERVICE, FolderCase, cache


class ResultTests(FolderCase):
    def test_lint_returns_the_findings_with_their_places(self) -> None:
        report = tilescheme.lint(SAMPLES / "broken" / "duplicate-level.xml")
        # The second <LevelID>1</LevelID> of the file is at this place.
        self.assertEqual([(f.rule, f.line, f.column) for f in report.errors], [("LOD001", 40, 18)])

    def test_a_good_scheme_has_no_findings(self) -> None:
        self.assertEqual(tilescheme.lint(SAMPLES / "national-grid-nz" / "conf.xml").findings, ())

    def test_show_returns_the_numbers_of_the_file(self) -> None:
        scheme = tilescheme.show(SAMPLES / "web-mercator-legacy").scheme
        assert scheme is not None
        file = ElementTree.parse(SAMPLES / "web-mercator-legacy" / "conf.xml")
        expected = [float(element.text or "") for element in file.iter("Resolution")]
        self.assertEqual([level.resolution for level in scheme.levels], expected)
        self.assertEqual(scheme.tile_width, 256)

    def test_an_extent_and_other_lists_are_values_of_python(self) -> None:
        forecast = tilescheme.preflight("nztm", extent=(174.5, -41.5, 175.5, -41), crs=4326, levels="10-14")
        self.assertEqual([level.level for level in forecast.levels], [10, 11, 12, 13, 14])

    def test_compare_has_three_results(self) -> None:
        two = tilescheme.compare("arcgis-online", SAMPLES / "web-mercator-legacy")
        assert isinstance(two, tilescheme.TwoSchemes)
        self.assertEqual(two.verdict, "overlay")
        families = tilescheme.compare(all_=SAMPLES / "web-mercator-legacy")
        self.assertEqual(type(families).__name__, "FamiliesOutput")
        base = tilescheme.compare("arcgis-online", SAMPLES)
        self.assertEqual(type(base).__name__, "BaseMapOutput")

    def test_verify_counts_the_tiles_of_each_level(self) -> None:
        report = tilescheme.verify(cache(self.folder, "legacy"))
        assert report.levels is not None
        self.assertEqual([level.tiles for level in report.levels if level.tiles], [1, 4, 16, 64])

    def test_a_conversion_in_parts_is_planned_and_finished(self) -> None:
        source = cache(self.folder, "legacy")
        plan = tilescheme.plan_convert(source, self.folder / "map.tpkx", parts=2)
        self.assertEqual((plan.command, plan.parts), ("convert", 2))
        file = self.folder / "plan.json"
        plan.save(file)
        self.assertEqual(tilescheme.status(file).missing, (0, 1))
        for part in range(2):
            command = [tilescheme.find_tilescheme_bin(), "convert", "--plan", str(file), "--part", f"{part}/2"]
            subprocess.run(command, check=True, capture_output=True)
        made = tilescheme.finish(file)
        assert isinstance(made, tilescheme.Conversion)
        self.assertEqual(made.written, (str(self.folder / "map.tpkx"),))
        self.assertIsInstance(tilescheme.finish(file), tilescheme.Status)

    def test_a_verification_in_parts_has_the_report_of_one(self) -> None:
        path = cache(self.folder, "legacy")
        file = self.folder / "plan.json"
        tilescheme.plan_verify(path, parts=1, quick=True).save(file)
        command = [tilescheme.find_tilescheme_bin(), "verify", "--plan", str(file)]
        subprocess.run(command, check=True, capture_output=True)
        self.assertEqual(tilescheme.finish(file), tilescheme.verify(path, quick=True))

    def test_reports_are_merged(self) -> None:
        path = SAMPLES / "broken" / "duplicate-level.xml"
        command = [tilescheme.find_tilescheme_bin(), "lint", str(path), "--format", "json"]
        for name in ("a.json", "b.json"):
            printed = subprocess.run(command, capture_output=True, check=False).stdout
            (self.folder / name).write_bytes(printed)
        merged = tilescheme.merge(self.folder / "a.json", self.folder / "b.json")
        self.assertEqual(merged.findings, tilescheme.lint(path).findings)

    def test_coverage_is_a_picture(self) -> None:
        picture = tilescheme.coverage(cache(self.folder, "legacy"))
        self.assertTrue(picture._repr_svg_().lstrip().startswith("<svg"))

    def test_create_generate_scales_audit_and_schemes_have_results(self) -> None:
        made = tilescheme.create(SERVICE, self.folder, number_of_scales=4)
        self.assertTrue(Path(made.cache, "conf.xml").is_file())
        written = tilescheme.generate(SERVICE, scales=[500000, 250000], output=self.folder / "scheme.xml").written
        scheme = tilescheme.show(written[0]).scheme
        assert scheme is not None
        self.assertEqual([level.scale for level in scheme.levels], [500000, 250000])
        changed = tilescheme.scales(written[0], add="125000")
        self.assertEqual([level.scale for level in changed.levels], [500000, 250000, 125000])
        self.assertEqual(tilescheme.audit(self.folder).summary.caches, 1)
        self.assertIn("nztm", [scheme.name for scheme in tilescheme.schemes().schemes])

    def test_doctor_names_what_is_needed(self) -> None:
        names = [library.name for library in tilescheme.doctor().libraries]
        self.assertEqual(names, ["PROJ", "SQLite", "GDAL", "libjpeg-turbo", "liblerc", "curl"])


class ExceptionTests(FolderCase):
    def test_wrong_arguments_are_a_usage_error(self) -> None:
        with self.assertRaises(UsageError) as caught:
            tilescheme.convert("nztm", self.folder / "x", layout="zigzag")  # type: ignore[arg-type]
        self.assertEqual(caught.exception.exit_status, 2)
        self.assertIn("zigzag", caught.exception.message)

    def test_a_missing_file_is_a_failure(self) -> None:
        with self.assertRaises(FailedError) as caught:
            tilescheme.show(self.folder / "nowhere.xml")
        self.assertEqual(caught.exception.exit_status, 3)
        self.assertIn("nowhere.xml", str(caught.exception))

    def test_lint_of_a_missing_file_has_the_findings_of_the_others(self) -> None:
        with self.assertRaises(FailedError) as caught:
            tilescheme.lint(SAMPLES / "broken" / "duplicate-level.xml", self.folder / "nowhere.xml")
        self.assertEqual([f.rule for f in caught.exception.findings], ["LOD001"])

    def test_a_document_that_cannot_be_used_has_its_findings(self) -> None:
        with self.assertRaises(FailedError) as caught:
            tilescheme.show(SAMPLES / "broken" / "missing-origin.xml")
        self.assertTrue(caught.exception.findings)

    def test_a_loss_with_strict_is_an_exception_and_writes_nothing(self) -> None:
        target = self.folder / "conf.xml"
        with self.assertRaises(LossError) as caught:
            tilescheme.convert(SAMPLES / "web-mercator-ready", target, strict=True)
        self.assertEqual(caught.exception.exit_status, 1)
        self.assertFalse(target.exists())

    def test_a_missing_command_says_how_to_install_it(self) -> None:
        with (
            mock.patch.dict(os.environ, {"TILESCHEME_BINARY": str(self.folder / "none")}),
            self.assertRaises(FileNotFoundError) as caught,
        ):
            tilescheme.schemes()
        self.assertIn("TILESCHEME_BINARY", str(caught.exception))

    def test_a_path_that_begins_with_a_minus_sign_is_no_option(self) -> None:
        self.assertEqual(Arguments("lint", "--fix.xml").words[1], "./--fix.xml")
        self.assertEqual(Arguments("lint", "-").words[1], "-")


class ProcessTests(FolderCase):
    def command(self, text: str) -> None:
        """Takes a script in place of the command."""
        path = self.folder / "tilescheme"
        path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        patch = mock.patch.dict(os.environ, {"TILESCHEME_BINARY": str(path)})
        patch.start()
        self.addCleanup(patch.stop)

    SLOW = """
import signal, sys, time
def stop(*ignored):
    open(sys.argv[0] + ".int", "w").close()
    sys.exit(130)
signal.signal(signal.SIGINT, stop)
open(sys.argv[0] + ".begun", "w").close()
time.sleep(60)
"""

    def test_progress_is_reported_while_tiles_are_copied(self) -> None:
        events: list[Progress] = []
        source = cache(self.folder, "exploded")
        tilescheme.convert(source, self.folder / "packed", to="legacy", progress=events.append)
        self.assertTrue(events)
        self.assertTrue(all(e.fraction is None or 0 <= e.fraction <= 1 for e in events))
        self.assertIn("of 85 tiles", events[-1].text)

    def test_cancelling_sends_an_interrupt_and_raises(self) -> None:
        self.command(self.SLOW)
        cancel = threading.Event()

        def cancel_when_begun() -> None:
            # Before that, the interrupt would end the interpreter that is still starting.
            while not (self.folder / "tilescheme.begun").exists() and time.monotonic() - start < 60:
                time.sleep(0.02)
            cancel.set()

        start = time.monotonic()
        threading.Thread(target=cancel_when_begun).start()
        with self.assertRaises(Cancelled):
            tilescheme.schemes(cancel=cancel)
        self.assertLess(time.monotonic() - start, 20)
        self.assertTrue((self.folder / "tilescheme.int").exists())

    def test_a_timeout_stops_the_command(self) -> None:
        self.command(self.SLOW)
        with self.assertRaises(Cancelled):
            tilescheme.schemes(timeout=0.5)

    def test_an_exception_of_the_progress_handler_stops_the_command(self) -> None:
        event = '{"progress":{"fraction":0.5,"text":"half","seconds":1}}'
        self.command(f"import sys, time\nprint({event!r}, file=sys.stderr, flush=True)\ntime.sleep(60)")

        def handler(event: Progress) -> None:
            raise RuntimeError(event.text)

        with self.assertRaisesRegex(RuntimeError, "half"):
            tilescheme.schemes(progress=handler)

    def test_an_output_that_is_not_json_is_a_failure(self) -> None:
        self.command("print('Killed')")
        with self.assertRaises(FailedError):
            tilescheme.schemes()

    def test_a_command_that_is_killed_is_a_failure(self) -> None:
        self.command("import os\nos.kill(os.getpid(), 9)")
        with self.assertRaises(FailedError) as caught:
            tilescheme.schemes()
        self.assertEqual(caught.exception.exit_status, -9)


class SignatureTests(unittest.TestCase):
    def test_options_are_keywords(self) -> None:
        for name in ("lint", "verify", "show", "convert", "compare", "preflight", "audit", "build", "create"):
            with self.subTest(name):
                parameters = inspect.signature(getattr(tilescheme, name)).parameters.values()
                options = [p for p in parameters if p.default is not p.empty and p.name not in ("a", "b", "path")]
                self.assertTrue(all(p.kind is p.KEYWORD_ONLY for p in options))
                self.assertTrue({"progress", "cancel", "timeout"} <= {p.name for p in options})
