import Diagnostics

extension RulePage {
  static let metadataFormat = RulePage(
    "MBT002", "metadata-format", .warning,
    summary: "The metadata of an MBTiles state another image format than the tiles have, or spell it in another way.",
    reason:
      "Servers send the stated format to clients as the type of every tile. Many programs know only png and jpg.",
    remedy:
      "Write `png` or `jpg` into the row format of the table metadata, as the tiles are.",
    source: "`Reference/mbtiles.md#metadata`",
    example: RuleExample(
      inWords: "png, and tiles that are PNG", failing: "image/png, or jpg for tiles that are PNG"))
}
