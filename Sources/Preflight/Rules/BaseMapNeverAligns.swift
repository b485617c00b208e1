import Diagnostics

extension RulePage {
  static let baseMapNeverAligns = RulePage(
    "PRE010", "base-map-never-aligns", .warning,
    summary: "No level lines up with the base map.",
    reason: """
      A web map draws a cache over a base map only where their tiles line up; otherwise it refuses the layer, or \
      redraws it blurred.
      """,
    remedy: "Take the base map’s scheme: --predefined arcgis-online.",
    source: "`Reference/extents-and-alignment.md#when-two-grids-overlay`; KB 000012245",
    example: RuleExample(
      inWords: "the scheme of ArcGIS Online", failing: "the origin of the domain, -20037700, 30241100"))
}
