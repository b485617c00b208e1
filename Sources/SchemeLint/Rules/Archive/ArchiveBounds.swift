import Diagnostics

extension RulePage {
  static let archiveBounds = RulePage(
    "PMT004", "archive-bounds", .warning,
    summary: "The bounds of a PMTiles archive are not an extent in degrees, or its center is outside of them.",
    reason:
      "Viewers start at a place without tiles, or show nothing.",
    remedy:
      "Correct the header: pmtiles edit, or tilescheme convert with the right --extent.",
    source: "`Reference/pmtiles.md#header`",
    example: RuleExample(
      inWords: "-180, -85, 180, 85 and a center of 0, 0", failing: "0, 0, 0, 0"))
}
