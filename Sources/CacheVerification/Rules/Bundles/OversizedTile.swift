import Diagnostics

extension RulePage {
  static let oversizedTile = RulePage(
    "STO020", "oversized-tile", .error,
    summary: "A tile has 16 MB or more.",
    reason: "The index of a bundle has 24 bits for the size of a tile, so a larger tile cannot be stored in a bundle.",
    remedy: "Examine the content: a map tile is never that large. Then rebuild the tile.",
    source: "Esri, CompactCacheV2.md",
    example: RuleExample(inWords: "a tile of 24,000 bytes", failing: "a tile of 20,000,000 bytes"))
}
