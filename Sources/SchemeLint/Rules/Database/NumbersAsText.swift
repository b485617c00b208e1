import Diagnostics

extension RulePage {
  static let numbersAsText = RulePage(
    "MBT006", "numbers-as-text", .warning,
    summary: "The zoom, column or row of some tiles is stored as a text.",
    reason:
      "Most programs compare numbers, and do not find these tiles. An index does not help tilescheme either, so reading is slow.",
    remedy:
      "Copy the rows into a table with integer columns.",
    source: "`Reference/mbtiles.md#pitfalls`",
    example: RuleExample(
      inWords: "zoom_level integer", failing: "zoom_level text"))
}
