"""Messages name the parameters of Python, and no options of the command line."""

from __future__ import annotations

import unittest

import tilescheme
from tilescheme._words import python_data, python_text

from .support import SAMPLES, SERVICE, FolderCase


class WordsTests(unittest.TestCase):
    def test_options_become_parameters(self) -> None:
        for text, expected in (
            ("give the rasters with --from", "give the rasters with from_"),
            ("--extent: is missing; give --extent", "extent: is missing; give extent"),
            ("--levels must be numbers", "levels must be numbers"),
            ("--overwrite replaces a cache", "overwrite=True replaces a cache"),
            ("would be lost (--strict)", "would be lost (strict=True)"),
            ("--tile-size 512, or --dpi 96", "tile_size=512, or dpi=96"),
            ("--update-mode DELETE_TILES removes", 'update_mode="DELETE_TILES" removes'),
            ("--ladder arcgis gives the scales", 'ladder="arcgis" gives the scales'),
            ("give --predefined arcgis-online", 'give predefined="arcgis-online"'),
            ('with --scales "1;250"', 'with scales="1;250"'),
            ("for '--to <format>': no", "for 'to': no"),
            ("give a file with -o", "give a file with output"),
        ):
            with self.subTest(text):
                self.assertEqual(python_text(text), expected)

    def test_other_words_and_commands_for_a_shell_stay(self) -> None:
        for text in (
            "gdaladdo -r average a.tif 2 4 8",
            "curl --retry 3",
            "a -- b",
            "2023--2024",
            "a directory (tilescheme convert a.tpkx WORK --to ready-to-serve), and back",
        ):
            with self.subTest(text):
                self.assertEqual(python_text(text), text)

    def test_names_that_are_words_of_python_have_their_underscore(self) -> None:
        self.assertEqual(python_text("add --all or --set", ("tilescheme", "compare")), "add all_ or set_")

    def test_only_messages_of_a_result_are_changed(self) -> None:
        data = {"notices": ["--into"], "file": "--into", "findings": [{"message": "--into", "rule": "A"}]}
        expected = {"notices": ["into=True"], "file": "--into", "findings": [{"message": "into=True", "rule": "A"}]}
        self.assertEqual(python_data(data, ()), expected)


class MessageTests(FolderCase):
    def test_errors_and_notices_name_parameters_and_contain_no_usage(self) -> None:
        with self.assertRaises(tilescheme.UsageError) as caught:
            tilescheme.build(self.folder / "cache")
        self.assertEqual(caught.exception.message, "give the rasters with from_")
        with self.assertRaises(tilescheme.UsageError) as caught:
            tilescheme.convert(SAMPLES / "web-mercator-ready", self.folder / "a", to="tpkxx")
        self.assertNotIn("\n", caught.exception.message)
        made = tilescheme.generate(SERVICE, scales=[500000, 250000], number_of_scales=4, output=self.folder / "a.xml")
        self.assertIn("number_of_scales=4 is ignored", " ".join(made.notices))
