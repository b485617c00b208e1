#!/usr/bin/env python3
"""Tests of the scripts that make a release, with a small script in place of the command."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parent))

import deb
import set_version
import tarball
import wheel

HERE = Path(__file__).resolve().parent
CHANGELOG = "# Changelog\n\n## Unreleased\n\n### Added\n\n- This.\n\n## 0.1.0 - 2026-01-02\n\n- That.\n"


class ReleaseCase(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="tilescheme-release-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.binary = self.folder / "tilescheme"
        self.binary.write_text('#!/bin/sh\n[ "$1" = --version ] && echo 9.8.7 || echo "# completion"\n')
        self.binary.chmod(0o755)
        (self.folder / "tilescheme-serve").write_bytes(b"\x7fELF")
        for module in (tarball, wheel, deb):
            library = mock.patch.object(module, "map_library", lambda: {"share/tilescheme/map/ol.js": b"ol"})
            library.start()
            self.addCleanup(library.stop)
            patch = mock.patch.object(module, "licences", lambda: {"LICENSE": b"text", "zlib.txt": b"zlib"})
            patch.start()
            self.addCleanup(patch.stop)

    def run_main(self, module: object, *arguments: str) -> int:
        with mock.patch("builtins.print"):
            return module.main(list(arguments))  # type: ignore[attr-defined]


class ChangelogTests(unittest.TestCase):
    def test_a_version_closes_the_unreleased_section(self) -> None:
        text = set_version.closed(CHANGELOG, "0.2.0", "2026-12-01")
        self.assertIn("## Unreleased\n\n## 0.2.0 - 2026-12-01\n\n### Added\n\n- This.\n", text)
        self.assertEqual(set_version.notes(text, "0.2.0"), "### Added\n\n- This.")
        self.assertEqual(set_version.notes(text, "0.1.0"), "- That.")
        self.assertEqual(set_version.notes(text, "Unreleased"), "")

    def test_a_version_that_exists_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "already"):
            set_version.closed(CHANGELOG, "0.1.0", "2026-12-01")

    def test_a_release_without_changes_is_refused(self) -> None:
        text = set_version.closed(CHANGELOG, "0.2.0", "2026-12-01")
        with self.assertRaisesRegex(ValueError, "nothing under Unreleased"):
            set_version.closed(text, "0.3.0", "2026-12-02")

    def test_what_is_no_version_is_wrong_usage(self) -> None:
        with mock.patch("builtins.print"):
            for word in ("v1.2.3", "1.2", "1.2.3; rm -rf /", "--help"):
                self.assertEqual(set_version.main([word, "2026-12-01"]), 2)


class ArchiveTests(ReleaseCase):
    def test_the_same_input_gives_the_same_bytes(self) -> None:
        for name in ("one", "two"):
            self.run_main(tarball, str(self.binary), str(self.folder / name))
        first, second = (sorted((self.folder / name).iterdir()) for name in ("one", "two"))
        self.assertEqual([p.read_bytes() for p in first], [p.read_bytes() for p in second])

    def test_the_command_can_be_run_and_belongs_to_nobody(self) -> None:
        self.run_main(tarball, str(self.binary), str(self.folder))
        with tarfile.open(next(self.folder.glob("*.tar.gz"))) as tar:
            entries = {entry.name.split("/", 1)[1]: entry for entry in tar.getmembers()}
        for name in ("tilescheme", "tilescheme-serve"):
            self.assertEqual(entries[f"bin/{name}"].mode, 0o755)
        self.assertIn("share/tilescheme/map/ol.js", entries)
        self.assertEqual({(e.uid, e.gid, e.mtime) for e in entries.values()}, {(0, 0, 0)})
        self.assertIn("share/doc/tilescheme/zlib.txt", entries)

    def test_the_records_of_a_wheel_are_the_checksums_of_its_files(self) -> None:
        words = ["wheel", str(self.binary), str(self.folder), "--tag", "any"]
        with mock.patch.object(sys, "argv", words), mock.patch("builtins.print"):
            wheel.main()
        with zipfile.ZipFile(next(self.folder.glob("*.whl"))) as archive:
            names = set(archive.namelist())
            record = archive.read("tilescheme-9.8.7.dist-info/RECORD").decode().splitlines()
            listed = {line.rsplit(",", 2)[0]: line.rsplit(",", 2)[1:] for line in record}
            self.assertEqual(set(listed), names)
            for name, (digest, size) in listed.items():
                if digest:
                    content = archive.read(name)
                    self.assertEqual(int(size), len(content))
                    printed = subprocess.run(["sha256sum"], input=content, capture_output=True, check=True).stdout
                    recorded = base64.urlsafe_b64decode(digest.split("=", 1)[1] + "==")
                    self.assertEqual(recorded.hex(), printed.split()[0].decode())
            mode = archive.getinfo("tilescheme-9.8.7.data/scripts/tilescheme").external_attr >> 16
            self.assertEqual(mode & 0o777, 0o755)


class DownloadTests(ReleaseCase):
    def setUp(self) -> None:
        super().setUp()
        self.run_main(tarball, str(self.binary), str(self.folder / "release"))

    def download(self, version: str = "9.8.7") -> subprocess.CompletedProcess[str]:
        command = [str(HERE / "download.sh"), version, f"file://{self.folder}/release", str(self.folder / "work")]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_a_release_is_downloaded_and_unpacked(self) -> None:
        run = self.download()
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(Path(run.stdout.strip(), "tilescheme").read_bytes(), self.binary.read_bytes())

    def test_a_changed_archive_is_refused(self) -> None:
        archive = next((self.folder / "release").glob("*.tar.gz"))
        archive.write_bytes(archive.read_bytes() + b"\0")
        run = self.download()
        self.assertEqual(run.returncode, 3)
        self.assertIn("checksum", run.stderr)
        self.assertEqual(run.stdout, "")

    def test_a_checksum_of_another_file_does_not_count(self) -> None:
        sums = next((self.folder / "release").glob("*.sha256"))
        sums.write_text(f"{hashlib.sha256(b'').hexdigest()}  /dev/null\n")
        self.assertEqual(self.download().returncode, 3)

    def test_a_missing_version_says_what_was_asked_for(self) -> None:
        run = self.download("1.2.3")
        self.assertEqual(run.returncode, 3)
        self.assertIn("tilescheme 1.2.3 cannot be downloaded", run.stderr)


if __name__ == "__main__":
    unittest.main()
