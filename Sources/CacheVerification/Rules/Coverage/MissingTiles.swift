package import Diagnostics

extension RulePage {
  package static let missingTiles = RulePage(
    "EXT004", "missing-tiles", .info,
    summary: "Tiles inside the full extent are missing.",
    reason: "If the map has content there, users see a hole.",
    remedy:
      "Build the missing tiles. No action is needed if the cache leaves out empty tiles on purpose, as many caches do.",
    source: "`Reference/extents-and-alignment.md#tiles-and-extent`",
    example: RuleExample(inWords: "all tiles of the full extent", failing: "a level with a hole"))
}
