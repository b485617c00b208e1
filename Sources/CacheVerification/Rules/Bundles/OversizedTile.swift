import Diagnostics

extension RulePage {
  static let oversizedTile = RulePage(
    "STO020", "oversized-tile", .error,
    summary: "A tile has 16 MB or more.",
    reason: "An index has 24 bits for a tile’s size; it cannot be stored in a bundle.",
    remedy: "Look what it is: no map tile is that large.",
    source: "Esri, CompactCacheV2.md",
    example: RuleExample(inWords: "a tile of 24,000 bytes", failing: "a tile of 20,000,000 bytes"))
}
