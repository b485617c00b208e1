import Diagnostics

extension RulePage {
  static let archiveContents = RulePage(
    "PMT007", "archive-contents", .error,
    summary:
      "Entries of a PMTiles archive have no bytes, bytes outside of the tile data, or tiles beyond the last zoom.",
    reason:
      "Clients get an error for these tiles. convert cannot copy them and lists them as lost.",
    remedy:
      "Write the archive again from its source; a truncated copy must be copied again.",
    source: "`Reference/pmtiles.md#directories`",
    example: RuleExample(
      inWords: "byte 0 of 4,000 and a size of 4,000", failing: "byte 4,000 of 4,000 and a size of 10"))
}
