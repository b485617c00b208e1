import Diagnostics

extension RulePage {
  static let partialAlpha = RulePage(
    "IMG015", "partial-alpha", .info, isOptional: true,
    summary: "A PNG32 has pixels that are partly transparent.",
    reason:
      "In image caches, ArcGIS writes an alpha of 0 or 255 only; other values show that another program made or changed the tile. Such tiles take more space. The rule decodes every pixel, and takes much longer than all other checks.",
    remedy:
      "No action is needed if the pixels are meant to be partly transparent. Map caches with smoothed lines have such pixels.",
    source: "`Reference/image-formats.md#png-by-arcgis`",
    example: RuleExample(inWords: "a PNG32 whose alpha is 0 or 255", failing: "a PNG32 with an alpha of 128"))
}
