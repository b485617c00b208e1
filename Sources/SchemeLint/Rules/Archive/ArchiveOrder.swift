import Diagnostics

extension RulePage {
  static let archiveOrder = RulePage(
    "PMT006", "archive-order", .error,
    summary: "Entries of a PMTiles archive are not in the order of the tiles, or two entries are for the same tile.",
    reason:
      "Clients search an entry by bisection: they do not find some tiles, or find those of another entry.",
    remedy:
      "Write the archive again from its source.",
    source: "`Reference/pmtiles.md#directories`",
    example: RuleExample(
      inWords: "tile 5, then tile 6", failing: "a run of 3 tiles from tile 5, then tile 6"))
}
