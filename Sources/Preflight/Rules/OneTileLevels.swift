import Diagnostics

extension RulePage {
  static let oneTileLevels = RulePage(
    "PRE004", "one-tile-levels", .info,
    summary: "At several levels, a single tile covers the whole region.",
    reason: """
      At each of these levels, the whole map is in one tile. From level to level towards the coarsest one, the map fills \
      less and less of that tile. The levels take hardly any space. A scheme that must line up with a base map needs \
      them; other schemes do not.
      """,
    remedy: "Start at the last level that fits in one tile, or accept these levels.",
    source: "Definition of tilescheme; compare `Reference/extents-and-alignment.md#root-tiles`",
    example: RuleExample(
      inWords: "levels from the finest one at which one tile covers the region", failing: "also ten coarser levels"))
}
