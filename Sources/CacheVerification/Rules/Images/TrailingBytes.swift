import Diagnostics

extension RulePage {
  static let trailingBytes = RulePage(
    "IMG009", "trailing-bytes", .info,
    summary: "Bytes follow the end of a tile’s image.",
    reason: "The extra bytes do no harm, but show that another program has written to the tile.",
    remedy: "No action is needed.",
    source: "W3C, PNG §5; ITU-T T.81, Annex B",
    example: RuleExample(inWords: "a PNG that ends with IEND", failing: "four bytes after IEND"))
}
