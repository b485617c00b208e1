import Diagnostics

extension RulePage {
  static let archiveType = RulePage(
    "PMT005", "archive-type", .warning,
    summary: "The header of a PMTiles archive states another type or compression of tiles than the tiles have.",
    reason:
      "Servers send a wrong media type, and refuse requests with the right suffix.",
    remedy:
      "Write the archive again: tilescheme convert takes the type from the tiles.",
    source: "`Reference/pmtiles.md#header`",
    example: RuleExample(
      inWords: "the type PNG, and PNG tiles", failing: "the type JPEG, and PNG tiles"))
}
