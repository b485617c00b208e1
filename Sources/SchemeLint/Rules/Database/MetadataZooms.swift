import Diagnostics

extension RulePage {
  static let metadataZooms = RulePage(
    "MBT004", "metadata-zooms", .warning,
    summary: "The metadata of an MBTiles state another first or last zoom than the tiles have.",
    reason:
      "Clients ask for zooms that do not exist, or never ask for some that do.",
    remedy:
      "Write the first and the last zoom with tiles into the rows minzoom and maxzoom of the table metadata.",
    source: "`Reference/mbtiles.md#metadata`",
    example: RuleExample(
      inWords: "a maxzoom of 14, and tiles at zoom 14", failing: "a maxzoom of 14, and no tile beyond zoom 12"))
}
