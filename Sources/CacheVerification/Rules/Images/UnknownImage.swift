import Diagnostics

extension RulePage {
  static let unknownImage = RulePage(
    "IMG007", "unknown-image", .error,
    summary: "A tile is no image of a format that ArcGIS has.",
    reason: "No client shows it.",
    remedy: "Look at its first bytes; build the tile anew.",
    source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(inWords: "ff d8 ff at the start", failing: "an HTML page that a server sent instead of a tile")
  )
}
