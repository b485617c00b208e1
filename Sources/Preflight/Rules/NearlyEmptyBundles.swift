import Diagnostics

extension RulePage {
  static let nearlyEmptyBundles = RulePage(
    "PRE005", "nearly-empty-bundles", .info,
    summary: "The bundles of a level would contain less than 1 % of the tiles that fit into them.",
    reason: """
      Each bundle has an index of 131 kB, even if it contains a single tile. The indexes of nearly empty bundles may \
      take more space than the tiles, and many small files are slow to copy.
      """,
    remedy: "Build the whole extent instead of a thin area, leave out the finest levels, or accept the overhead.",
    source: "CompactCacheV2.md: 128 × 128 tiles per bundle",
    example: RuleExample(
      inWords: "an area that fills its bundles", failing: "a river that is 1000 km long and two tiles wide"))
}
