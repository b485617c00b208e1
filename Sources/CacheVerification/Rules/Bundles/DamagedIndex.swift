import Diagnostics

extension RulePage {
  static let damagedIndex = RulePage(
    "STO027", "damaged-index", .error,
    summary: "Most entries of the index of a bundle cannot be right.",
    reason: """
      The index, at the beginning of a .bundle or in a .bundlx, is damaged, or the end of the file is missing. Most of the \
      tiles that it names do not exist, so that there is one finding for the bundle and none for its single tiles.
      """,
    remedy: "Copy the bundle from its source again, or rebuild the tiles of that area.",
    source: "`Reference/compact-v2.md#what-tilescheme-checks`",
    example: RuleExample(
      inWords: "entries that point into the file",
      failing: "entries that point outside the file, or to tiles that overlap"))
}
