import Diagnostics

extension RulePage {
  static let nearlyEmptyBundles = RulePage(
    "PRE005", "nearly-empty-bundles", .info,
    summary: "Bundles would hold less than a hundredth of the tiles for which they have room.",
    reason: """
      Each bundle has an index of 131 kB, however few tiles it holds: such a level takes more room for its indexes \
      than for its tiles, and many small files to copy.
      """,
    remedy: "Tile the extent instead of thin parts of it, begin at another level, or accept it.",
    source: "CompactCacheV2.md: 128 × 128 tiles a bundle",
    example: RuleExample(inWords: "an area that fills its bundles", failing: "a river of 1000 km, two tiles wide"))
}
