import Diagnostics

extension RulePage {
  static let tilePixelSize = RulePage(
    "IMG008", "tile-pixel-size", .error,
    summary: "The size of a tile in pixels differs from the tile size of the scheme.",
    reason: "The tile is stretched, or drawn in the wrong place.",
    remedy: "Rebuild the tile. If all tiles have the same size, correct the tile size of the scheme.",
    source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(
      inWords: "256 × 256 pixels in a scheme with a tile size of 256",
      failing: "512 × 512 pixels in a scheme with a tile size of 256")
  )
}
