import Diagnostics

extension RulePage {
  static let geoPackageZoomOther = RulePage(
    "GPK002", "geopackage-zoom-other", .warning,
    summary:
      "The resolutions of a GeoPackage do not halve from level to level, and gpkg_extensions has no gpkg_zoom_other (Requirement 35).",
    reason:
      "Validators refuse the file, and a program that computes the resolutions from the first level draws tiles in the wrong place.",
    remedy:
      "Add the row of gpkg_zoom_other, or write the file again with tilescheme convert.",
    source: "`Reference/geopackage.md#irregular-levels`",
    example: RuleExample(inWords: "a row gpkg_zoom_other", failing: "no row gpkg_zoom_other"))
}
