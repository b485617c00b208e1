import Diagnostics

extension RulePage {
  static let repeatedEntry = RulePage(
    "PKG010", "repeated-entry", .error,
    summary: "Two entries of a package have the same name.",
    reason: "Some programs use the first entry, others the last, and they show different maps.",
    remedy: "Pack the package again.",
    source: "APPNOTE.TXT §4.4.17",
    example: RuleExample(inWords: "each name once", failing: "two entries with the name root.json"))
}
