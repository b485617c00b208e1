import Diagnostics

extension RulePage {
  static let repeatedTileRow = RulePage(
    "MBT008", "repeated-tile-row", .error,
    summary: "Two rows of an MBTiles are for the same tile.",
    reason:
      "Programs differ in which of them they use. convert copies the first one and lists the others as lost.",
    remedy: "Delete all but one of the rows. A unique index on zoom_level, tile_column and tile_row prevents it.",
    source: "`Reference/mbtiles.md#pitfalls`",
    example: RuleExample(inWords: "one row for a tile", failing: "two rows with the same zoom, column and row"))
}
