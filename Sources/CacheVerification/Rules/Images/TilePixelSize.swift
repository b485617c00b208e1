import Diagnostics

extension RulePage {
  static let tilePixelSize = RulePage(
    "IMG008", "tile-pixel-size", .error,
    summary: "A tile has another size in pixels than the scheme says.",
    reason: "It is stretched, or shown beside its place.",
    remedy: "Build the tile anew; where all tiles have that size, the scheme is wrong.",
    source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(inWords: "256 × 256 pixels in a scheme of 256", failing: "512 × 512 pixels in a scheme of 256")
  )
}
