import Diagnostics

extension RulePage {
  static let archiveZooms = RulePage(
    "PMT003", "archive-zooms", .warning,
    summary: "The header of a PMTiles archive states another first or last zoom than the tiles have.",
    reason:
      "Clients ask for zooms that do not exist, or never ask for some that do.",
    remedy:
      "Write the archive again: tilescheme convert takes the zooms from the tiles.",
    source: "`Reference/pmtiles.md#header`",
    example: RuleExample(
      inWords: "a last zoom of 12, and tiles at zoom 12", failing: "a last zoom of 14, and no tile beyond zoom 12"))
}
