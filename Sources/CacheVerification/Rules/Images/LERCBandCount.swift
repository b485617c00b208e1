import Diagnostics

extension RulePage {
  static let lercBandCount = RulePage(
    "IMG017", "lerc-band-count", .warning,
    summary: "The number of bands of a LERC tile differs from the declared number of bands.",
    reason: "Programs that reserve memory for the declared number of bands fail, or take one band for another.",
    remedy: "Declare the number of bands that the tiles have: BandCount in conf.xml, bandCount in root.json.",
    source: "Esri/lerc, the header of a blob; `Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(
      inWords: "one band if the configuration declares 1", failing: "three bands if the configuration declares 1"))
}
