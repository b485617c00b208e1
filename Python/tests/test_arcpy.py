"""Scripts for arcpy run with another import."""

from __future__ import annotations

import inspect
import json
import os
import unittest
import zipfile
from pathlib import Path

import tilescheme
import tilescheme.arcpy_compatible as arcpy

from .support import SAMPLES, SERVICE, FolderCase, cache

# The parameters of ArcGIS Pro's documentation, in its order.
SIGNATURES = {
    "CreateMapServerCache": "input_service service_cache_directory tiling_scheme_type scales_type num_of_scales "
    "dots_per_inch tile_size predefined_tiling_scheme tile_origin scales cache_tile_format tile_compression_quality "
    "storage_format ready_to_serve_format",
    "GenerateMapServerCacheTilingScheme": "in_map tile_origin output_tiling_scheme num_of_scales scales dots_per_inch "
    "tile_size ready_to_serve_format output_folder",
    "ManageMapServerCacheTiles": "input_service scales update_mode num_of_caching_service_instances area_of_interest "
    "update_extent wait_for_job_completion portal_url",
    "ImportMapServerCache": "input_service source_cache_type source_cache_dataset source_tile_package "
    "upload_data_to_server scales num_of_caching_service_instances area_of_interest import_extent overwrite",
    "ExportMapServerCache": "input_service target_cache_path export_cache_type copy_data_from_server "
    "storage_format_type scales num_of_caching_service_instances area_of_interest export_extent overwrite",
    "ConvertMapServerCacheStorageFormat": "input_service num_of_caching_service_instances",
    "ManageMapServerCacheScales": "input_service scales",
    "MapServerCacheTilingSchemeToPolygons": "input_map tiling_scheme output_feature_class use_map_extent "
    "clip_to_horizon antialiasing levels",
}


class ArcPyCase(FolderCase):
    def setUp(self) -> None:
        super().setUp()
        for name, value in vars(arcpy.Environment()).items():
            setattr(arcpy.env, name, value)

    def scales_of(self, path: str) -> list[float]:
        scheme = tilescheme.show(path).scheme
        assert scheme is not None
        return [level.scale for level in scheme.levels]


class SignatureTests(unittest.TestCase):
    def test_the_parameters_are_those_of_arcgis_in_its_order(self) -> None:
        for name, expected in SIGNATURES.items():
            with self.subTest(name):
                self.assertEqual(list(inspect.signature(getattr(arcpy, name)).parameters), expected.split())

    def test_the_tools_have_the_names_of_both_spellings(self) -> None:
        for name in SIGNATURES:
            with self.subTest(name):
                tool = getattr(arcpy, name)
                self.assertIs(getattr(arcpy.server, name), tool)
                box = "cartography" if name.endswith("Polygons") else "server"
                self.assertIs(getattr(arcpy, f"{name}_{box}"), tool)

    def test_seven_parameters_of_create_are_required(self) -> None:
        parameters = inspect.signature(arcpy.CreateMapServerCache).parameters.values()
        self.assertEqual(sum(p.default is p.empty for p in parameters), 7)


class MissingArgumentTests(ArcPyCase):
    def test_missing_arguments_are_an_error_of_the_tool_and_unknown_ones_of_the_script(self) -> None:
        with self.assertRaises(arcpy.ExecuteError) as caught:
            arcpy.server.ManageMapServerCacheScales()  # type: ignore[call-arg]
        for name in ("input_service", "scales"):
            self.assertIn(f"ERROR 000735: {name}: Value is required", str(caught.exception))
        self.assertEqual(arcpy.GetMaxSeverity(), 2)
        with self.assertRaises(TypeError):
            arcpy.server.ManageMapServerCacheScales("a", "1", other=2)  # type: ignore[call-arg]

    def test_an_empty_list_of_scales_is_a_missing_argument(self) -> None:
        path = str(cache(self.folder, "legacy", levels=1))
        with self.assertRaisesRegex(arcpy.ExecuteError, "ERROR 000735: scales: Value is required"):
            arcpy.server.ManageMapServerCacheScales(path, "")


class EnvironmentTests(ArcPyCase):
    def test_the_letter_case_of_a_setting_has_no_meaning(self) -> None:
        arcpy.env.overwriteoutput = True
        self.assertTrue(arcpy.env.overwriteOutput)
        self.assertTrue(arcpy.env.OVERWRITEOUTPUT)

    def test_settings_of_arcgis_are_kept_and_other_names_are_refused(self) -> None:
        self.assertIsNone(arcpy.env.snapRaster)
        arcpy.env.snapraster = "a"
        self.assertEqual(arcpy.env.snapRaster, "a")
        arcpy.env.snapRaster = None
        with self.assertRaisesRegex(AttributeError, "did you mean overwriteOutput"):
            arcpy.env.overwriteOutputs = True
        with self.assertRaises(AttributeError):
            arcpy.env.zzz = 1


class CreateTests(ArcPyCase):
    """The calls follow the scripts in ArcGIS's documentation; only paths differ."""

    def test_a_standard_call_of_the_documentation_runs(self) -> None:
        arcpy.env.workspace = str(self.folder)
        input_service = SERVICE
        cache_dir = str(self.folder)
        result = arcpy.CreateMapServerCache_server(
            input_service, cache_dir, "NEW", "STANDARD", "4", "96", "256 x 256", "", "", "", "PNG8", "", "COMPACT"
        )
        self.assertGreaterEqual(result.status, 4)
        self.assertIn("STANDARD scales", str(result.getMessages()))
        # Halving and doubling from 1:1,000,000, as the tool is documented.
        self.assertEqual(self.scales_of(result.getOutput(0)), [4e6, 2e6, 1e6, 5e5])

    def test_a_custom_call_of_the_documentation_runs(self) -> None:
        result = arcpy.server.CreateMapServerCache(
            SERVICE, str(self.folder), "NEW", "CUSTOM", "#", "96", "512 x 512", "#", "-20037700 30241100",
            "600265;350200;225400;44000", "PNG8", "", "COMPACT", "NON_READY_TO_SERVE_FORMAT",
        )  # fmt: skip
        shown = tilescheme.show(str(result)).scheme
        assert shown is not None
        self.assertEqual([level.scale for level in shown.levels], [600265, 350200, 225400, 44000])
        self.assertEqual((shown.tile_width, shown.origin.x, shown.origin.y), (512, -20037700, 30241100))

    def test_a_predefined_call_of_the_documentation_runs(self) -> None:
        predefined = str(SAMPLES / "web-mercator-legacy" / "conf.xml")
        result = arcpy.server.CreateMapServerCache(
            SERVICE, str(self.folder), "PREDEFINED", "STANDARD", "", "96", "256 x 256", predefined, "", "", "MIXED",
            "75", "COMPACT",
        )  # fmt: skip
        self.assertEqual(self.scales_of(str(result)), self.scales_of(predefined))

    def test_keywords_and_values_of_python_are_accepted(self) -> None:
        result = arcpy.server.CreateMapServerCache(
            input_service=SERVICE,
            service_cache_directory=self.folder,
            tiling_scheme_type="NEW",
            scales_type="CUSTOM",
            num_of_scales=None,
            dots_per_inch=96,
            tile_size="256 x 256",
            scales=[500000, 250000],
            ready_to_serve_format=True,
        )
        self.assertEqual({Path(f).suffix for f in result.files}, {".json", ".png"})

    def test_an_existing_cache_is_replaced_only_if_the_environment_says_so(self) -> None:
        call = (SERVICE, str(self.folder), "NEW", "STANDARD", 4, 96, "256 x 256")
        arcpy.server.CreateMapServerCache(*call)
        with self.assertRaisesRegex(arcpy.ExecuteError, "overwriteOutput"):
            arcpy.server.CreateMapServerCache(*call)
        arcpy.env.overwriteOutput = True
        self.assertEqual(arcpy.server.CreateMapServerCache(*call).status, 4)

    def test_a_wrong_value_names_the_parameter_of_arcgis(self) -> None:
        with self.assertRaisesRegex(arcpy.ExecuteError, "tile_size"):
            arcpy.server.CreateMapServerCache(SERVICE, str(self.folder), "NEW", "STANDARD", 4, 96, "300 x 300")
        self.assertEqual(arcpy.GetMaxSeverity(), 2)
        self.assertIn("tile_size", arcpy.GetMessages(2))

    def test_messages_name_parameters_and_settings_of_the_script_and_no_options(self) -> None:
        call = (SERVICE, str(self.folder), "NEW", "STANDARD", 4, 96, "300 x 300", "", "", "500000", "PNG", 75)
        with self.assertRaises(arcpy.ExecuteError):
            arcpy.server.CreateMapServerCache(*call)
        told = arcpy.GetMessages(2)
        self.assertIn("scales: a list of scales is CUSTOM, but scales_type is STANDARD", told)
        for words in ("--", "value 10", "allow_nonstandard"):
            self.assertNotIn(words, told)
        result = arcpy.server.CreateMapServerCache(
            SERVICE, str(self.folder), "NEW", "CUSTOM", 4, 96, "256 x 256", "", "", "500000;250000", "PNG", 75
        )
        self.assertIn("num_of_scales=4 is ignored", result.getMessages())
        self.assertNotIn("--", result.getMessages())

    def test_values_that_are_the_defaults_are_not_reported_as_ignored(self) -> None:
        result = arcpy.server.CreateMapServerCache(
            SERVICE, str(self.folder), "PREDEFINED", "STANDARD", "", 96, "256 x 256", "arcgis-online", "", "", "PNG", 75
        )
        self.assertNotIn("ignored", result.getMessages())
        self.assertNotIn("compression", result.getMessages())

    def test_the_environment_chooses_the_scales_that_arcgis_writes(self) -> None:
        call = (SERVICE, str(self.folder), "NEW", "STANDARD", 7, 96, "256 x 256")
        halved = self.scales_of(str(arcpy.server.CreateMapServerCache(*call)))
        self.assertEqual(halved[-2:], [125000, 62500])
        arcpy.env.ladder = "arcgis"
        arcpy.env.overwriteOutput = True
        self.assertEqual(self.scales_of(str(arcpy.server.CreateMapServerCache(*call)))[-2:], [125000, 64000])
        path = str(self.folder / "scheme.xml")
        arcpy.server.GenerateMapServerCacheTilingScheme(SERVICE, "", path, 7, "", 96, "256 x 256")
        self.assertEqual(self.scales_of(path)[-2:], [125000, 64000])
        # Given scales and those of a predefined scheme have no ladder.
        arcpy.server.CreateMapServerCache(
            SERVICE, str(self.folder), "NEW", "CUSTOM", 2, 96, "256 x 256", "", "", "500000;250000"
        )
        arcpy.server.CreateMapServerCache(
            SERVICE, str(self.folder), "PREDEFINED", "STANDARD", 2, 96, "256 x 256", "arcgis-online"
        )

    def test_a_hostile_value_is_a_value_and_no_option(self) -> None:
        for value in ("--overwrite", "-h", "; rm -rf /"):
            with self.subTest(value), self.assertRaises(arcpy.ExecuteError):
                arcpy.server.CreateMapServerCache(SERVICE, str(self.folder), value, "STANDARD", 4, 96, "256 x 256")

    def test_a_result_behaves_as_that_of_arcpy(self) -> None:
        result = arcpy.server.CreateMapServerCache(SERVICE, str(self.folder), "NEW", "STANDARD", 4, 96, "256 x 256")
        self.assertEqual(str(result), result.getOutput(0))
        self.assertEqual(result[0], result.getOutput(0))
        self.assertEqual((result.outputCount, result.inputCount, result.maxSeverity), (1, 14, 0))
        self.assertEqual(result.messageCount, len(result.getMessages().splitlines()))
        self.assertEqual(result.getMessage(0), result.getMessages().splitlines()[0])
        self.assertEqual(arcpy.GetMessages(), result.getMessages())


class SisterTests(ArcPyCase):
    def test_a_scheme_file_is_generated(self) -> None:
        path = str(self.folder / "scheme.xml")
        result = arcpy.server.GenerateMapServerCacheTilingScheme(SERVICE, "", path, 5, "", 96, "256 x 256")
        self.assertEqual(str(result), path)
        self.assertEqual(len(self.scales_of(path)), 5)

    def test_a_ready_to_serve_scheme_is_generated_into_a_folder(self) -> None:
        folder = str(self.folder / "ready")
        arcpy.server.GenerateMapServerCacheTilingScheme(SERVICE, "", "", 5, "", 96, "256 x 256", "true", folder)
        self.assertTrue(Path(folder, "root.json").is_file())

    def test_scales_are_replaced(self) -> None:
        made = str(arcpy.server.CreateMapServerCache(SERVICE, str(self.folder), "NEW", "STANDARD", 4, 96, "256"))
        # The service stands for the cache that was created for it.
        arcpy.server.ManageMapServerCacheScales(SERVICE, "1000000;500000;250000")
        self.assertEqual(self.scales_of(made), [1e6, 5e5, 2.5e5])

    def test_tiles_that_are_deleted_with_their_scales_are_a_warning_with_their_number(self) -> None:
        path = str(cache(self.folder, "legacy", levels=3))
        scales = self.scales_of(path)
        kept = arcpy.server.ManageMapServerCacheScales(path, ";".join(map(str, scales)))
        self.assertEqual(kept.maxSeverity, 0)
        with self.assertWarnsRegex(UserWarning, "20 tiles, deleted with their scales"):
            result = arcpy.server.ManageMapServerCacheScales(path, str(scales[0]))
        self.assertEqual(result.maxSeverity, 1)
        self.assertRegex(
            result.getMessages(1), r"20 tiles, deleted with their scales: 1:\d.* \(4 tiles\), .* \(16 tiles\)"
        )

    def test_a_nearly_equal_scale_is_refused_without_parameters_that_the_tool_does_not_have(self) -> None:
        path = str(cache(self.folder, "legacy", levels=2))
        with self.assertRaisesRegex(arcpy.ExecuteError, "call this tool without") as caught:
            arcpy.server.ManageMapServerCacheScales(path, str(round(self.scales_of(path)[0]) + 1000))
        self.assertNotRegex(str(caught.exception), "add=|remove=")

    def test_an_exploded_cache_becomes_compact_in_place(self) -> None:
        path = cache(self.folder, "exploded", levels=2)
        arcpy.server.ConvertMapServerCacheStorageFormat(str(path), 2)
        report = tilescheme.verify(path)
        self.assertEqual(report.storage, "esriMapCacheStorageModeCompactV2")
        self.assertEqual(report.errors, ())
        self.assertEqual([p.name for p in self.folder.iterdir()], [path.name])

    def test_a_damaged_cache_is_not_replaced(self) -> None:
        path = cache(self.folder, "exploded", levels=2)
        (path / "conf.xml").write_text("<CacheInfo", encoding="utf-8")
        with self.assertRaises(arcpy.ExecuteError):
            arcpy.server.ConvertMapServerCacheStorageFormat(str(path))
        self.assertEqual((path / "conf.xml").read_text(encoding="utf-8"), "<CacheInfo")

    def test_levels_are_exported_as_a_package_by_their_scales(self) -> None:
        path = str(cache(self.folder, "legacy", levels=3))
        scales = ";".join(str(scale) for scale in self.scales_of(path)[:2])
        result = arcpy.server.ExportMapServerCache(
            path, str(self.folder / "out"), "TILE_PACKAGE", "COPY_DATA", "COMPACT", scales
        )
        self.assertTrue(str(result).endswith(".tpkx"))
        self.assertEqual(result.maxSeverity, 1)
        with zipfile.ZipFile(str(result)) as package:
            levels = {name.split("/")[1] for name in package.namelist() if name.endswith(".bundle")}
        self.assertEqual(levels, {"L00", "L01"})

    def test_an_unknown_scale_is_refused(self) -> None:
        path = str(cache(self.folder, "legacy", levels=2))
        with self.assertRaisesRegex(arcpy.ExecuteError, "001447"):
            arcpy.server.ExportMapServerCache(path, str(self.folder), "CACHE_DATASET", "", "COMPACT", "123456")
        self.assertIn("123456 is not a scale of the cache; its scales are: ", arcpy.GetMessages(2))
        with self.assertRaisesRegex(arcpy.ExecuteError, "“abc” is not a scale"):
            arcpy.server.ExportMapServerCache(path, str(self.folder), "CACHE_DATASET", "", "COMPACT", "abc")

    def test_tiles_are_imported_into_a_cache_of_the_same_scheme(self) -> None:
        source = str(cache(self.folder, "legacy", levels=3))
        target = str(self.folder / "target")
        tilescheme.convert(source, target, to="legacy", levels="0")
        arcpy.server.ImportMapServerCache(target, "CACHE_DATASET", source)
        levels = tilescheme.verify(target).levels or ()
        self.assertEqual([level.tiles for level in levels if level.tiles], [1, 4, 16])

    def test_outlines_of_supertiles_are_written(self) -> None:
        result = arcpy.MapServerCacheTilingSchemeToPolygons(
            str(SAMPLES / "web-mercator-legacy"), str(SAMPLES / "web-mercator-legacy"), str(self.folder / "grid"),
            "USE_MAP_EXTENT", "", "NONE",
        )  # fmt: skip
        grid = json.loads(Path(str(result)).read_text(encoding="utf-8"))
        self.assertEqual(grid["type"], "FeatureCollection")
        self.assertTrue(grid["features"])

    def test_tiles_need_a_source(self) -> None:
        path = str(cache(self.folder, "legacy", levels=1))
        with self.assertRaisesRegex(arcpy.ExecuteError, "env.sources"):
            arcpy.server.ManageMapServerCacheTiles(path, "", "RECREATE_EMPTY_TILES")

    def test_an_unknown_update_mode_is_named_before_a_missing_source(self) -> None:
        path = str(cache(self.folder, "legacy", levels=1))
        with self.assertRaisesRegex(
            arcpy.ExecuteError, "update_mode “RECREATE_TILES” is not one of RECREATE_EMPTY_TILES"
        ):
            arcpy.server.ManageMapServerCacheTiles(path, "", "RECREATE_TILES")

    def test_a_mistyped_path_names_the_directory_that_was_meant(self) -> None:
        path = cache(self.folder, "legacy", levels=1)
        for wrong in (path.with_name("cache-legcy"), path / ".." / "Cache-Legacy"):
            with self.subTest(wrong), self.assertRaisesRegex(arcpy.ExecuteError, "did you mean .*cache-legacy"):
                arcpy.server.ManageMapServerCacheScales(str(wrong), "500000")
        with self.assertRaisesRegex(arcpy.ExecuteError, "no such directory"):
            arcpy.server.ManageMapServerCacheScales(str(self.folder / "other"), "500000")

    def test_a_cache_with_tiles_is_replaced_after_its_tiles_are_deleted(self) -> None:
        call = (SERVICE, str(self.folder), "NEW", "STANDARD", 4, 96, "256 x 256")
        made = Path(str(arcpy.server.CreateMapServerCache(*call)))
        tiles = cache(self.folder, "legacy", levels=1)
        bundles = next(tiles.rglob("*.bundle"))
        (made / "_alllayers" / "L00" / bundles.name).write_bytes(bundles.read_bytes())
        arcpy.env.overwriteOutput = True
        with self.assertRaisesRegex(
            arcpy.ExecuteError, 'ManageMapServerCacheTiles with the update_mode "DELETE_TILES"'
        ):
            arcpy.server.CreateMapServerCache(*call)
        arcpy.server.ManageMapServerCacheTiles(str(made), "", "DELETE_TILES")
        self.assertEqual(arcpy.server.CreateMapServerCache(*call).status, 4)

    @unittest.skipUnless(
        any(library.name == "GDAL" and library.found for library in tilescheme.doctor().libraries), "GDAL is missing"
    )
    def test_tiles_are_made_and_deleted(self) -> None:
        service = json.loads(Path(SERVICE).read_text(encoding="utf-8"))
        # The extent of the raster, in metres, as gdalinfo says.
        service["fullExtent"].update(xmin=19455044, ymin=-5058070, xmax=19457641, ymax=-5055882)
        (self.folder / "service.json").write_text(json.dumps(service), encoding="utf-8")
        made = arcpy.server.CreateMapServerCache(
            str(self.folder / "service.json"), str(self.folder), "PREDEFINED", "STANDARD", "", 96, "256 x 256",
            "arcgis-online", cache_tile_format="PNG",
        )  # fmt: skip
        raster = str(SAMPLES / "raster" / "lantern-bay.tif")
        arcpy.env.sources[str(made)] = [raster]
        scale = self.scales_of(str(made))[8]
        arcpy.server.ManageMapServerCacheTiles(str(made), scale, "RECREATE_EMPTY_TILES", 2)
        levels = [level.level for level in tilescheme.verify(str(made)).levels or () if level.tiles]
        self.assertEqual(levels, [8])
        arcpy.server.ManageMapServerCacheTiles(str(made), [scale], "DELETE_TILES")
        self.assertEqual([level for level in tilescheme.verify(str(made)).levels or () if level.tiles], [])

    def test_a_service_without_a_known_cache_is_refused(self) -> None:
        service = os.path.join("arcgis on server_6080 (publisher)", "Rainfall.MapServer")  # noqa: PTH118
        with self.assertRaisesRegex(arcpy.ExecuteError, "env.caches"):
            arcpy.server.ManageMapServerCacheScales(service, "500000")
