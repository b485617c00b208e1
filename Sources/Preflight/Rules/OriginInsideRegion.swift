import Diagnostics

extension RulePage {
  static let originInsideRegion = RulePage(
    "PRE001", "origin-inside-region", .error,
    summary: "The tile origin is to the right of or below the upper left corner of the region.",
    reason: """
      Columns are counted from the origin to the right, and rows downwards. Tiles to the left of the origin or above \
      it would have negative numbers, and ArcGIS cannot cache them.
      """,
    remedy: "Use an origin at the upper left corner of the region, or further to the left and above it.",
    source: "ArcGIS Pro, “Create Map Server Cache”, tile_origin; `Reference/origins-and-domains.md#origin-and-extent`",
    example: RuleExample(
      inWords: "a region to the right of and below the origin", failing: "a region that reaches to the left of it"))
}
