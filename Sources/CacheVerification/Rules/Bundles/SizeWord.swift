import Diagnostics

extension RulePage {
  static let sizeWord = RulePage(
    "STO013", "size-word", .error,
    summary: "The size that is stored before a tile differs from the size in the index.",
    reason:
      "Some programs use the size in the index, others use the size word before the tile. If they use the wrong one, they read a truncated tile.",
    remedy: "Convert the cache; the result has the correct size in both places.",
    source: "Esri, CompactCacheV2.md; `Reference/compact-v2.md#what-tilescheme-checks`",
    example: RuleExample(
      inWords: "1207 in the size word and in the index", failing: "1207 in the size word, 1203 in the index"))
}
