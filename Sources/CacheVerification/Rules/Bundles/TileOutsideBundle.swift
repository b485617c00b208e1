import Diagnostics

extension RulePage {
  static let tileOutsideBundle = RulePage(
    "STO011", "tile-outside-bundle", .error,
    summary: "The index puts a tile outside its bundle.",
    reason: "The file was cut off, or its index is damaged; the tile is lost.",
    remedy: "Copy the bundle from the source again, or build that area anew.",
    source: "`Reference/compact-v2.md#what-tilescheme-checks`",
    example: RuleExample(inWords: "offset and size within the file", failing: "offset and size beyond its end"))
}
