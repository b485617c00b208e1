import Diagnostics

extension RulePage {
  static let lercError = RulePage(
    "IMG018", "lerc-error", .warning,
    summary: "The maximum error of a LERC tile is larger than the declared maximum error.",
    reason:
      "Values such as elevations are less accurate than the configuration promises. Tolerances that Esri’s encoder sets for lossless data, such as 0.5 for whole numbers, are accepted.",
    remedy:
      "Declare the maximum error that the tiles have (LERCError in conf.xml, lercError in root.json), or rebuild the tiles.",
    source: "Esri/lerc, the header of a blob; `Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(
      inWords: "a maximum error of 0.1 if the configuration declares 0.1",
      failing: "a maximum error of 2 if the configuration declares 0.1"))
}
