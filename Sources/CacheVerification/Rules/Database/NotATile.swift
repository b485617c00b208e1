import Diagnostics

extension RulePage {
  static let notATile = RulePage(
    "MBT009", "no-tile-in-row", .error,
    summary: "A row of an MBTiles contains no tile: tile_data is NULL, empty, a number or a text.",
    reason:
      "Clients get an error or an empty answer for this tile. convert cannot copy it and lists it as lost.",
    remedy: "Store the image as a blob, or delete the row.",
    source: "`Reference/mbtiles.md#tables`",
    example: RuleExample(inWords: "a blob with the bytes of an image", failing: "a text"))
}
