import Diagnostics

extension RulePage {
  static let repeatedEntry = RulePage(
    "PKG010", "repeated-entry", .error,
    summary: "Two entries of a package have the same name.",
    reason: "Programs take the first or the last, and show different maps.",
    remedy: "Pack it anew.",
    source: "APPNOTE.TXT §4.4.17",
    example: RuleExample(inWords: "each name once", failing: "root.json twice"))
}
