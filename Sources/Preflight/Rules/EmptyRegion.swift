import Diagnostics

extension RulePage {
  static let emptyRegion = RulePage(
    "PRE003", "empty-region", .error,
    summary: "What is to be tiled touches no tile.",
    reason: "Nothing would be built.",
    remedy: "Look at the area: a polygon without an inside has no tiles, and its coordinates may be in another system.",
    source: "Ours: a tile counts where its inside meets the inside of the area",
    example: RuleExample(inWords: "a polygon with an inside", failing: "a polygon whose points lie on one line"))
}
