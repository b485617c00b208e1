import Diagnostics

extension RulePage {
  static let wrongChecksum = RulePage(
    "PKG009", "wrong-checksum", .error,
    summary: "An entry of a package is damaged: its checksum is wrong.",
    reason: "The content of the entry was changed after it was packed.",
    remedy: "Copy the package from its source again.",
    source: "APPNOTE.TXT §4.4.7",
    example: RuleExample(inWords: "a correct checksum", failing: "a byte that was changed"))
}
