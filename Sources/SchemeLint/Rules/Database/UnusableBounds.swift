import Diagnostics

extension RulePage {
  static let unusableBounds = RulePage(
    "MBT003", "unusable-bounds", .warning,
    summary: "The bounds of an MBTiles are not west, south, east and north in degrees.",
    reason:
      "Viewers show another area first, or nothing. tilescheme takes a larger extent instead, and reports it.",
    remedy:
      "Write four numbers in degrees, separated by commas: west, south, east, north. An area across 180° needs two files, or the whole width.",
    source: "`Reference/mbtiles.md#metadata`",
    example: RuleExample(
      inWords: "-10,50,10,60", failing: "10,60,-10,50, or metres, or a place name"))
}
