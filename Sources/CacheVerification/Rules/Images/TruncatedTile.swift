import Diagnostics

extension RulePage {
  static let truncatedTile = RulePage(
    "IMG005", "truncated-tile", .error,
    summary: "A tile’s image is truncated.",
    reason: "Programs show the upper part of the image, or nothing.",
    remedy: "Rebuild the tile.",
    source: "W3C, PNG §5; ITU-T T.81, Annex B",
    example: RuleExample(inWords: "a JPEG that ends with ff d9", failing: "a JPEG without ff d9 at the end"))
}
