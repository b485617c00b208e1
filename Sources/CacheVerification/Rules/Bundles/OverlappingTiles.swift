import Diagnostics

extension RulePage {
  static let overlappingTiles = RulePage(
    "STO012", "overlapping-tiles", .error,
    summary: "Two tiles of a bundle lie on each other.",
    reason: "One of them has overwritten the other, in part.",
    remedy: "Build that area anew.",
    source: "`Reference/compact-v2.md#what-tilescheme-checks`",
    example: RuleExample(inWords: "each tile behind the one before", failing: "a tile that begins within another"))
}
