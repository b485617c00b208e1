import Diagnostics

extension RulePage {
  static let originInsideRegion = RulePage(
    "PRE001", "origin-inside-region", .error,
    summary: "The tile origin lies right of or below the upper left corner of what is to be tiled.",
    reason: """
      Rows and columns are counted from the origin to the right and downwards. What lies left of it or above it \
      would get negative numbers, and cannot be cached.
      """,
    remedy: "Take an origin at or above and left of the extent, or another extent.",
    source: "ArcGIS Pro, “Create Map Server Cache”, tile_origin; `Reference/origins-and-domains.md#origin-and-extent`",
    example: RuleExample(
      inWords: "an extent to the right of and below the origin", failing: "an extent that begins left of it"))
}
