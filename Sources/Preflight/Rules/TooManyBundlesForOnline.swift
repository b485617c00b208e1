import Diagnostics

extension RulePage {
  static let tooManyBundlesForOnline = RulePage(
    "PRE006", "too-many-bundles-for-online", .warning,
    summary: "The cache has more bundles than ArcGIS Online accepts in one package.",
    reason: """
      Publishing fails with an error about the limit of 40,000 bundles, after the package was built and uploaded.
      """,
    remedy: "Split the cache, leave out the finest level, or publish it on another server.",
    source: "`Reference/extents-and-alignment.md#the-extents-of-a-cache`",
    example: RuleExample(inWords: "a cache of 40,000 bundles", failing: "the whole world at 1:4,500"))
}
