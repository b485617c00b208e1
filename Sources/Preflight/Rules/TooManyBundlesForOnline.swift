import Diagnostics

extension RulePage {
  static let tooManyBundlesForOnline = RulePage(
    "PRE006", "too-many-bundles-for-online", .warning,
    summary: "The cache has more bundles than ArcGIS Online publishes from one package.",
    reason: "The upload ends with the 40,000 bundle count error, after it was built and transferred.",
    remedy: "Split it, leave out the finest level, or serve it from elsewhere.",
    source: "`Reference/extents-and-alignment.md#the-extents-of-a-cache`",
    example: RuleExample(inWords: "a cache of 40,000 bundles", failing: "a world at 1:4,500"))
}
