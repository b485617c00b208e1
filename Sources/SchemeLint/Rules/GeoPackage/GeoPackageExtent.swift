import Diagnostics

extension RulePage {
  static let geoPackageExtent = RulePage(
    "GPK001", "geopackage-extent", .warning,
    summary: "The extent of a GeoPackage is not a whole number of tiles at every level (Requirement 45).",
    reason:
      "Validators refuse the file, and a program that divides the extent by the number of tiles draws the tiles in the wrong place.",
    remedy:
      "Write the file again with tilescheme convert, which chooses an extent that fits all levels where there is one.",
    source: "`Reference/geopackage.md#one-extent-for-all-levels`",
    example: RuleExample(
      inWords: "an extent of 4 tiles at level 0 and 6 at level 1", failing: "an extent of 4.2 tiles at level 0"))
}
