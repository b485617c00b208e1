import Diagnostics

extension RulePage {
  static let beyondAreaOfUse = RulePage(
    "PRE007", "beyond-area-of-use", .warning,
    summary: "The extent exceeds the area of use of its coordinate system.",
    reason: """
      Far outside its area of use, a projection distorts the map or has no coordinates at all. Often the extent is \
      in another coordinate system by mistake.
      """,
    remedy: "Use a coordinate system that covers the whole extent, or reduce the extent.",
    source: "The area of use in PROJ’s database, which is taken from EPSG",
    example: RuleExample(inWords: "Wellington in NZTM", failing: "Sydney in NZTM"))
}
