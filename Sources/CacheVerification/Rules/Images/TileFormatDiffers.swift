import Diagnostics

extension RulePage {
  static let tileFormatDiffers = RulePage(
    "IMG002", "tile-format-differs", .error,
    summary: "A tile’s image is of another format than the cache says.",
    reason: "Browsers are told the cache’s format; programs that believe it fail, or draw nothing.",
    remedy: "Write the format that the tiles have; MIXED where both JPEG and PNG are found.",
    source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(inWords: "a JPEG where the cache says JPEG", failing: "a PNG where the cache says JPEG"))
}
