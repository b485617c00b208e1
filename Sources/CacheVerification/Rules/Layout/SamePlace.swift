import Diagnostics

extension RulePage {
  static let samePlace = RulePage(
    "STO022", "same-place", .error,
    summary: "Two files or folders contain tiles for the same place.",
    reason:
      "Some programs show the tiles of one, others the tiles of the other, and a copy to a file system that does not distinguish letter case keeps only one. `convert` refuses such a cache, because its result has room for only one.",
    remedy: "Find out which of the two is current, for example by the time of its last change, and remove the other.",
    source: "`Reference/cache-folders.md#bundles` and `Reference/exploded.md#names`",
    example: RuleExample(
      inWords: "_alllayers/L01/R0000C0000.bundle",
      failing: "_alllayers/L01/R0000C0000.bundle and _alllayers/L1/R0000C0000.bundle"))
}
