import Diagnostics

extension RulePage {
  static let overlappingTiles = RulePage(
    "STO012", "overlapping-tiles", .error,
    summary: "Two tiles of a bundle overlap.",
    reason: "One tile has overwritten a part of the other.",
    remedy: "Rebuild the tiles of that area.",
    source: "`Reference/compact-v2.md#what-tilescheme-checks`",
    example: RuleExample(
      inWords: "each tile after the end of the tile before it", failing: "a tile that starts inside another tile"))
}
