import Diagnostics

extension RulePage {
  static let wrongChecksum = RulePage(
    "PKG009", "wrong-checksum", .error,
    summary: "An entry of a package is damaged: its checksum is wrong.",
    reason: "What it holds was changed since it was packed.",
    remedy: "Take the package from its source again.",
    source: "APPNOTE.TXT §4.4.7",
    example: RuleExample(inWords: "a checksum that is right", failing: "a byte that was changed"))
}
