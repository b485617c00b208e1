import Diagnostics

extension RulePage {
  static let baseMapAlignsInPart = RulePage(
    "PRE011", "base-map-aligns-in-part", .info,
    summary: "Some levels do not align with the base map.",
    reason: "A web map snaps to the levels of its base map. It never shows the other levels of the cache.",
    remedy: "Leave out the levels that do not align, or accept that they are not shown.",
    source: "`Reference/extents-and-alignment.md#when-two-grids-overlay`",
    example: RuleExample(inWords: "levels of ArcGIS Online", failing: "levels of ArcGIS Online and one of 1:5,000"))
}
