import Diagnostics

extension RulePage {
  static let partialAlpha = RulePage(
    "IMG015", "partial-alpha", .info, isOptional: true,
    summary: "A PNG32 has pixels that are neither opaque nor invisible.",
    reason: "ArcGIS writes an alpha of 0 or 255 only: something else made or changed the tile, and it takes more room.",
    remedy:
      "None is needed where the tiles are meant so. Every pixel is decoded for this: it takes much longer than the rest.",
    source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(inWords: "a PNG32 whose alpha is 0 or 255", failing: "a PNG32 with an alpha of 128"))
}
