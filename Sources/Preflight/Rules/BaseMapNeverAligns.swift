import Diagnostics

extension RulePage {
  static let baseMapNeverAligns = RulePage(
    "PRE010", "base-map-never-aligns", .warning,
    summary: "No level aligns with the base map.",
    reason: """
      A web map draws the tiles of a cache only if they align with those of the base map. Otherwise it refuses the \
      layer, or resamples it, which blurs the map.
      """,
    remedy: "Use the scheme of the base map: --predefined arcgis-online.",
    source: "`Reference/extents-and-alignment.md#when-two-grids-overlay`; KB 000012245",
    example: RuleExample(
      inWords: "the scheme of ArcGIS Online",
      failing: "its levels with the default origin of ArcGIS, -20037700, 30241100"))
}
