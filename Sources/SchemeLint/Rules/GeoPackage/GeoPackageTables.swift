import Diagnostics

extension RulePage {
  static let geoPackageTables = RulePage(
    "GPK004", "geopackage-tables", .warning,
    summary: "The tables about the tiles of a GeoPackage are incomplete or contradict each other.",
    reason:
      "Programs differ in which of the values they use, so the map is in different places.",
    remedy:
      "Write the file again with tilescheme convert, or correct the row that the message gives.",
    source: "`Reference/geopackage.md#tables`",
    example: RuleExample(
      inWords: "the same srs_id in gpkg_contents and gpkg_tile_matrix_set", failing: "srs_id 2193 and 3857"))
}
