import Diagnostics

extension RulePage {
  static let truncatedTile = RulePage(
    "IMG005", "truncated-tile", .error,
    summary: "A tile’s image ends too early.",
    reason: "Programs show the upper part of it, or nothing.",
    remedy: "Build the tile anew.",
    source: "W3C, PNG §5; ITU-T T.81, Annex B",
    example: RuleExample(inWords: "a JPEG that ends with ff d9", failing: "a JPEG without its end"))
}
