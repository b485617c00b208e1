import Diagnostics

extension RulePage {
  static let tilesOutsideExtent = RulePage(
    "EXT003", "tiles-outside-extent", .info,
    summary: "There are tiles outside the full extent.",
    reason:
      "ArcGIS builds tiles in squares of several tiles, so a few tiles outside are usual. Many tiles outside mean that the full extent does not belong to these tiles.",
    remedy: "Compare the full extent with the area that was built.",
    source: "`Reference/extents-and-alignment.md#tiles-and-extent`",
    example: RuleExample(inWords: "tiles inside the full extent", failing: "tiles outside the full extent"))
}
