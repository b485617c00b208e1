import Diagnostics

extension RulePage {
  static let tileFormatDiffers = RulePage(
    "IMG002", "tile-format-differs", .error,
    summary: "The image format of a tile differs from the declared format.",
    reason:
      "Servers send every tile with the declared format as its media type. Clients that rely on it fail, or draw nothing.",
    remedy: "Declare the format that the tiles have. Declare MIXED if the cache contains both JPEG and PNG tiles.",
    source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(
      inWords: "a JPEG if the configuration declares JPEG", failing: "a PNG if the configuration declares JPEG"))
}
