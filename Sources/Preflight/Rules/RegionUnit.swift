import Diagnostics

extension RulePage {
  static let regionUnit = RulePage(
    "PRE013", "region-unit", .warning,
    summary: "The region is not in the unit of the coordinate system: degrees for metres, or metres for degrees.",
    reason: "The tiles of a region of a few hundred metres are counted instead of those of the map.",
    remedy: """
      Give the extent in the unit of the coordinate system. If the scheme exists, give the extent in degrees together with \
      the coordinate system 4326, and it is transformed.
      """,
    source: "Definition of tilescheme: the numbers that EXT005 reports in files",
    example: RuleExample(
      inWords: "400000,200000,460000,240000 for the British National Grid", failing: "-2.0,51.7,-1.1,52.0 for it"))
}
