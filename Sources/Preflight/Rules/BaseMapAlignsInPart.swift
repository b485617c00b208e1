import Diagnostics

extension RulePage {
  static let baseMapAlignsInPart = RulePage(
    "PRE011", "base-map-aligns-in-part", .info,
    summary: "Some levels do not line up with the base map.",
    reason: "A web map snaps to the base map’s levels, and never shows the others.",
    remedy: "Leave out the levels that the base map lacks, or accept that they are not shown.",
    source: "`Reference/extents-and-alignment.md#when-two-grids-overlay`",
    example: RuleExample(inWords: "levels of ArcGIS Online", failing: "one level of 1:5,000 among them"))
}
