import Diagnostics

extension RulePage {
  static let tileCount = RulePage(
    "STO024", "tile-count", .warning,
    summary: "The number of tiles in the header of a Compact V1 bundle differs from its index.",
    reason:
      "An entry of the index was lost or changed, and its tile is missing or in the wrong place. MapProxy does not correct the number either when it removes a tile.",
    remedy: "Compare the bundle and its .bundlx with their source, and copy both again if they differ.",
    source: "`Reference/compact-v1.md#the-bundle`",
    example: RuleExample(
      inWords: "12 in the header, and 12 tiles in the index", failing: "12 in the header, and 11 tiles in the index"))
}
