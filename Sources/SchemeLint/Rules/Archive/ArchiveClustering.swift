import Diagnostics

extension RulePage {
  static let archiveClustering = RulePage(
    "PMT008", "archive-clustering", .warning,
    summary: "The header of a PMTiles archive says that the contents are in the order of the tiles, and they are not.",
    reason:
      "Tools that copy a part of the archive rely on the order and copy wrong or far too many bytes.",
    remedy:
      "Write the archive again: tilescheme convert writes the contents in order.",
    source: "`Reference/pmtiles.md#clustered`",
    example: RuleExample(
      inWords: "contents at byte 0, then 100, then 200", failing: "contents at byte 0, then 200, then 100"))
}
