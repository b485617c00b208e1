import Diagnostics

extension RulePage {
  static let unplacedRows = RulePage(
    "MBT005", "unplaced-rows", .error,
    summary: "Some tiles of an MBTiles have a zoom, column or row that is not a whole number or not on the map.",
    reason:
      "No client can ask for these tiles. convert cannot copy them and lists them as lost.",
    remedy:
      "Correct or delete the rows; the message gives the first ones.",
    source: "`Reference/mbtiles.md#tiles`",
    example: RuleExample(
      inWords: "zoom 2, column 0, row 3", failing: "zoom 2, column 0, row 4, which is north of the map"))
}
