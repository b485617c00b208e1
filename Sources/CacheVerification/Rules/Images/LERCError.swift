import Diagnostics

extension RulePage {
  static let lercError = RulePage(
    "IMG018", "lerc-error", .warning,
    summary: "A LERC tile allows a larger error than the cache says.",
    reason:
      "Heights are less exact than the configuration promises. Errors to which Esri’s encoder goes by itself where nothing is lost, such as 0.5 for whole numbers, are let pass.",
    remedy: "Write the error that the tiles have, or build them anew.",
    source: "Esri/lerc, the header of a blob; `Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(
      inWords: "an error of 0.1 where the cache says 0.1", failing: "an error of 2 where the cache says 0.1"))
}
