import Diagnostics

extension RulePage {
  static let repeatedMetadata = RulePage(
    "MBT007", "repeated-metadata", .warning,
    summary: "Two rows of the metadata of an MBTiles have the same name and different values.",
    reason:
      "Programs differ in which of them they use.",
    remedy:
      "Delete one of the rows.",
    source: "`Reference/mbtiles.md#metadata`",
    example: RuleExample(
      inWords: "one row with the name bounds", failing: "two rows with the name bounds"))
}
