import Diagnostics

extension RulePage {
  static let uncountedTiles = RulePage(
    "PRE012", "uncounted-tiles", .warning,
    summary: "The tiles of a level were not counted, because the outline of the area crosses too many rows.",
    reason: """
      The forecast has no number of tiles, no size and no time for the level, and no totals. The area is probably wrong: \
      such outlines reach far beyond the world, or have thousands of rays across it.
      """,
    remedy: "Check the coordinates of the area. If they are right, count fewer levels, or use a simpler outline.",
    source: "our own limit of some seconds for each level",
    example: RuleExample(inWords: "an area within the world", failing: "a triangle of 4,000,000 km at level 23"))
}
