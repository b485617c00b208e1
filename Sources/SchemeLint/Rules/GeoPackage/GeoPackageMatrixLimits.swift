import Diagnostics

extension RulePage {
  static let geoPackageMatrixLimits = RulePage(
    "GPK003", "geopackage-matrix-limits", .error,
    summary:
      "Tiles of a GeoPackage are outside of the rows and columns of their level, or the level has no row in gpkg_tile_matrix.",
    reason:
      "Programs never ask for these tiles, or refuse the file.",
    remedy:
      "Correct matrix_width and matrix_height, or write the file again with tilescheme convert.",
    source: "`Reference/geopackage.md#tables`",
    example: RuleExample(inWords: "8 columns, and a tile in column 7", failing: "8 columns, and a tile in column 8"))
}
