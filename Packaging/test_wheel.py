#!/usr/bin/env python3
"""Installs a wheel into an empty environment, and runs the command and the functions there, without Swift on PATH.

test_wheel.py WHEEL
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.request
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "Samples"
BROKEN = str(SAMPLES / "broken" / "duplicate-level.xml")
WHEEL = Path(sys.argv.pop()).resolve() if len(sys.argv) > 1 else Path()


class WheelTests(unittest.TestCase):
    folder: tempfile.TemporaryDirectory[str]
    environment: Path

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory(prefix="tilescheme-wheel-")
        cls.environment = Path(cls.folder.name, "environment")
        venv.create(cls.environment, with_pip=True)
        pip = [str(cls.environment / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
        subprocess.run([*pip, "--disable-pip-version-check", str(WHEEL)], check=True)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def run_in(self, *command: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.environment}/bin:/usr/bin:/bin"
        return subprocess.run(
            [str(self.environment / "bin" / command[0]), *command[1:]],
            env={"PATH": path, "HOME": self.folder.name},
            cwd=self.folder.name,
            capture_output=True,
            text=True,
            check=False,
        )

    def python(self, text: str) -> str:
        run = self.run_in("python", "-c", text)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout.strip()

    def test_the_command_on_path_is_the_file_itself(self) -> None:
        self.assertEqual((self.environment / "bin" / "tilescheme").read_bytes()[:4], b"\x7fELF")

    def test_the_command_serves_a_cache_with_its_page(self) -> None:
        command = [str(self.environment / "bin" / "tilescheme"), "serve", str(SAMPLES / "exploded-9.3" / "conf.xml")]
        server = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            match = re.search(r":(\d+)", server.stdout.readline())
            assert match is not None
            address = f"http://127.0.0.1:{match[1]}"
            with urllib.request.urlopen(f"{address}/assets/ol.js", timeout=30) as answer:
                self.assertGreater(len(answer.read()), 500_000)
            with urllib.request.urlopen(f"{address}/arcgis/rest/services?f=json", timeout=30) as answer:
                self.assertEqual(json.load(answer)["services"][0]["type"], "MapServer")
        finally:
            server.kill()
            server.communicate()

    def test_the_command_lints_and_verifies(self) -> None:
        lint = self.run_in("tilescheme", "lint", BROKEN)
        self.assertEqual(lint.returncode, 1)
        self.assertIn("LOD001", lint.stdout + lint.stderr)
        verify = self.run_in("tilescheme", "verify", str(SAMPLES / "web-mercator-legacy"), "--format", "json")
        self.assertEqual([f["rule"] for f in json.loads(verify.stdout)["findings"]], ["STO017"])

    def test_the_functions_run(self) -> None:
        self.assertEqual(self.python(f"import tilescheme; print(tilescheme.lint({BROKEN!r}).errors[0].rule)"), "LOD001")
        service = str(SAMPLES / "service" / "mapserver-dynamic.json")
        call = f"arcpy.server.CreateMapServerCache({service!r}, 'caches', 'NEW', 'STANDARD', 4, 96, '256 x 256')"
        made = self.python(f"import tilescheme.arcpy_compatible as arcpy; print({call})")
        self.assertTrue(Path(self.folder.name, made, "conf.xml").is_file())

    def test_the_module_is_the_command(self) -> None:
        run = self.run_in("python", "-m", "tilescheme", "--version")
        self.assertEqual(run.stdout, self.run_in("tilescheme", "--version").stdout)
        self.assertEqual(run.stdout.strip(), self.python("import tilescheme; print(tilescheme.__version__)"))

    def test_tiles_are_built_where_gdal_is_present(self) -> None:
        found = {library["name"]: library["found"] for library in json.loads(self.doctor())["libraries"]}
        if not found["GDAL"]:
            self.skipTest("GDAL is missing")
        raster = str(SAMPLES / "raster" / "lantern-bay.tif")
        options = ["--predefined", "arcgis-online", "--levels", "8-10"]
        run = self.run_in("tilescheme", "build", "bay.tpkx", "--from", raster, *options)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue(zipfile.is_zipfile(Path(self.folder.name, "bay.tpkx")))

    def doctor(self) -> str:
        return self.run_in("tilescheme", "doctor", "--format", "json").stdout

    def test_completions_manual_and_licences_are_installed(self) -> None:
        for name in (
            "share/bash-completion/completions/tilescheme",
            "share/zsh/site-functions/_tilescheme",
            "share/fish/vendor_completions.d/tilescheme.fish",
            "share/man/man1/tilescheme.1",
        ):
            self.assertTrue((self.environment / name).is_file(), name)
        with zipfile.ZipFile(WHEEL) as archive:
            licences = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
        self.assertLessEqual({"LICENSE", "NOTICE", "libxml2.txt", "zlib.txt", "swift.txt"}, licences)

    def test_the_package_has_no_dependency(self) -> None:
        text = "import importlib.metadata as m; print(m.requires('tilescheme'))"
        self.assertEqual(self.python(text), "None")

    def test_uninstalling_leaves_nothing(self) -> None:
        other = Path(self.folder.name, "other")
        venv.create(other, with_pip=True)
        before = {p for p in other.rglob("*") if "__pycache__" not in p.parts}
        python = str(other / "bin" / "python")
        quiet = ["--quiet", "--disable-pip-version-check"]
        subprocess.run([python, "-m", "pip", "install", "--no-index", *quiet, str(WHEEL)], check=True)
        subprocess.run([python, "-m", "pip", "uninstall", "--yes", *quiet, "tilescheme"], check=True)
        left = {p for p in other.rglob("*") if "__pycache__" not in p.parts and p.is_file()} - before
        self.assertEqual(left, set())


if __name__ == "__main__":
    unittest.main()
