import Diagnostics

extension RulePage {
  static let oneTileLevels = RulePage(
    "PRE004", "one-tile-levels", .info,
    summary: "One tile covers all of the extent at several levels.",
    reason: """
      Such levels show the map smaller and smaller in the same tile. They cost next to nothing, and a scheme that \
      has to overlay a base map needs them; otherwise they are of no use.
      """,
    remedy: "Begin with a finer level, or leave it.",
    source: "Ours; compare `Reference/extents-and-alignment.md#root-tiles`",
    example: RuleExample(
      inWords: "levels from the one whose tile the extent fills", failing: "ten coarser levels as well"))
}
