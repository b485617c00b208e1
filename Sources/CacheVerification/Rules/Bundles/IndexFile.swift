import Diagnostics

extension RulePage {
  static let indexFile = RulePage(
    "STO023", "index-file", .error,
    summary: "A .bundlx of Compact V1 is damaged or does not fit its .bundle.",
    reason:
      "The .bundlx is the only index of the tiles. If a part of it is wrong, other parts can be wrong too, and tiles are then missing or in the wrong place.",
    remedy: "Copy both files from the source of the cache again, or rebuild the tiles of that area.",
    source: "`Reference/compact-v1.md#the-bundlx`",
    example: RuleExample(
      inWords: "a .bundlx of 81,952 bytes that ends with its footer", failing: "a .bundlx of 81,936 bytes"))
}
