import Diagnostics

extension RulePage {
  static let archiveCounts = RulePage(
    "PMT002", "archive-counts", .warning,
    summary: "A PMTiles archive states other numbers of tiles, entries or contents than its directories have.",
    reason:
      "pmtiles verify refuses the archive, and tools that plan a copy by these numbers are wrong.",
    remedy:
      "Write the archive again: tilescheme convert counts them anew.",
    source: "`Reference/pmtiles.md#header`",
    example: RuleExample(
      inWords: "85 tiles, and directories with 85 tiles", failing: "85 tiles, and directories with 80 tiles"))
}
