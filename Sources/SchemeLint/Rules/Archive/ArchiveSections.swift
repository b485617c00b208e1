import Diagnostics

extension RulePage {
  static let archiveSections = RulePage(
    "PMT009", "archive-sections", .error,
    summary:
      "Parts of a PMTiles archive overlap or are outside of the file, or its root directory ends after byte 16,384.",
    reason:
      "Clients read the header and the root directory with one request of 16,384 bytes; they cannot open such an archive, or get wrong tiles.",
    remedy:
      "Write the archive again from its source; a truncated copy must be copied again.",
    source: "`Reference/pmtiles.md#sections`",
    example: RuleExample(
      inWords: "a root directory from byte 127 to 9,000", failing: "a root directory from byte 127 to 20,000"))
}
