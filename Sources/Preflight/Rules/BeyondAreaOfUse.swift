import Diagnostics

extension RulePage {
  static let beyondAreaOfUse = RulePage(
    "PRE007", "beyond-area-of-use", .warning,
    summary: "The extent reaches beyond the area for which its coordinate system is made.",
    reason: """
      Far outside its area a projection distorts the map, or has no coordinates at all; often the extent belongs to \
      another system.
      """,
    remedy: "Take a system that is made for the whole extent, or cut the extent.",
    source: "The area of use in PROJ’s database, which is EPSG’s",
    example: RuleExample(inWords: "Wellington in NZTM", failing: "Sydney in NZTM"))
}
