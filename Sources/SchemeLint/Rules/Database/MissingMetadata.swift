import Diagnostics

extension RulePage {
  static let missingMetadata = RulePage(
    "MBT001", "missing-metadata", .warning,
    summary: "The metadata of an MBTiles do not contain a name or a format.",
    reason:
      "The specification requires both. Some programs refuse the file, others guess the format.",
    remedy:
      "Make a copy, which has both (`tilescheme convert OLD.mbtiles NEW.mbtiles`), or add the rows to the table metadata, "
      + "such as `INSERT INTO metadata VALUES ('format', 'png')`.",
    source: "`Reference/mbtiles.md#metadata`",
    example: RuleExample(
      inWords: "a row of metadata with the name format", failing: "no such row"))
}
