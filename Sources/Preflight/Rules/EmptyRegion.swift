import Diagnostics

extension RulePage {
  static let emptyRegion = RulePage(
    "PRE003", "empty-region", .error,
    summary: "The region contains no tile.",
    reason: "The cache would be empty.",
    remedy: """
      Check the polygons of the region: a polygon without an area has no tiles. Also check their coordinate system.
      """,
    source: "Ours: a tile counts if its interior intersects the interior of the region",
    example: RuleExample(inWords: "a polygon with an area", failing: "a polygon whose points are all on one line"))
}
