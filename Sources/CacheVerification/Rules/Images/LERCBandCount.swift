import Diagnostics

extension RulePage {
  static let lercBandCount = RulePage(
    "IMG017", "lerc-band-count", .warning,
    summary: "A LERC tile has another number of bands than the cache says.",
    reason: "Programs that make room for the bands of the configuration fail, or take one band for another.",
    remedy: "Write the number of bands that the tiles have.",
    source: "Esri/lerc, the header of a blob; `Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(inWords: "one band where the cache says 1", failing: "three bands where the cache says 1"))
}
