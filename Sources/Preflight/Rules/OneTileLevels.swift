import Diagnostics

extension RulePage {
  static let oneTileLevels = RulePage(
    "PRE004", "one-tile-levels", .info,
    summary: "At several levels, a single tile covers the whole region.",
    reason: """
      At each of these levels, the whole map is one tile, and it becomes smaller from level to level. The levels take \
      hardly any space. A scheme that must align with a base map needs them; other schemes do not.
      """,
    remedy: "Start at a finer level, or accept these levels.",
    source: "Ours; compare `Reference/extents-and-alignment.md#root-tiles`",
    example: RuleExample(
      inWords: "levels from the finest one at which one tile covers the region", failing: "also ten coarser levels"))
}
