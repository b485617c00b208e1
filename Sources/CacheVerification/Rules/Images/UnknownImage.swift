import Diagnostics

extension RulePage {
  static let unknownImage = RulePage(
    "IMG007", "unknown-image", .error,
    summary: "The tile is neither PNG, JPEG nor LERC.",
    reason: "No ArcGIS client can show the tile.",
    remedy: "Examine the first bytes of the tile to find the cause, and rebuild the tile.",
    source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(inWords: "ff d8 ff at the start", failing: "an HTML page that a server sent instead of a tile")
  )
}
