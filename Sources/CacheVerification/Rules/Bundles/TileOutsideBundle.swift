import Diagnostics

extension RulePage {
  static let tileOutsideBundle = RulePage(
    "STO011", "tile-outside-bundle", .error,
    summary: "An entry of the index points outside the tile data of its bundle.",
    reason: "The file was truncated, or its index is damaged. The tile is lost.",
    remedy: "Copy the bundle from its source again, or rebuild the tiles of that area.",
    source: "`Reference/compact-v2.md#what-tilescheme-checks`",
    example: RuleExample(
      inWords: "an offset and a size within the file", failing: "an offset and a size beyond the end of the file"))
}
