import Diagnostics

extension RulePage {
  static let missingTiles = RulePage(
    "EXT004", "missing-tiles", .info,
    summary: "Tiles are missing within the full extent.",
    reason: "Where the map is not empty, the user sees a hole.",
    remedy: "Build what is missing; tiles without content are left out on purpose by many caches.",
    source: "`Reference/extents-and-alignment.md#tiles-and-extent`",
    example: RuleExample(inWords: "all tiles of the extent", failing: "a level with a hole"))
}
