import Diagnostics

extension RulePage {
  static let tilesOutsideExtent = RulePage(
    "EXT003", "tiles-outside-extent", .info,
    summary: "There are tiles outside the full extent.",
    reason:
      "ArcGIS builds tiles in squares of several, so some are usual; many mean that the extent is not that of the tiles.",
    remedy: "Compare the extent with what was built.",
    source: "`Reference/extents-and-alignment.md#tiles-and-extent`",
    example: RuleExample(inWords: "tiles within the extent", failing: "tiles beyond it"))
}
