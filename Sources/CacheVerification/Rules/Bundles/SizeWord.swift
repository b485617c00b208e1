import Diagnostics

extension RulePage {
  static let sizeWord = RulePage(
    "STO013", "size-word", .error,
    summary: "The size in front of a tile is not the one in the index.",
    reason: "Readers take the one or the other, and some get a tile that is cut off.",
    remedy: "Convert the cache: what is written has both right.",
    source: "Esri, CompactCacheV2.md; `Reference/compact-v2.md#what-tilescheme-checks`",
    example: RuleExample(
      inWords: "1207 in front of the tile and in the index", failing: "1207 in front of the tile, 1203 in the index"))
}
