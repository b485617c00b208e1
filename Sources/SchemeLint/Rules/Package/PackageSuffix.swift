import Diagnostics

struct PackageSuffix: LintRule {
  let page = RulePage(
    "PKG018", "package-suffix", .warning,
    summary: "The suffix of a package is not that of its content.",
    reason: """
      A .tpk has conf.xml, and a .tpkx has root.json. Programs that choose by the suffix look for the other document, and do \
      not open the package.
      """,
    remedy: """
      Rename the package, or write one of the kind that you need: `tilescheme convert PACKAGE NEW.tpkx`.
      """,
    source: "`Reference/packages.md`",
    example: RuleExample(inWords: "root.json in a .tpkx", failing: "conf.xml in a .tpkx"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let path = subject.opened.package?.path else { return [] }
    let suffix = path.split(separator: "/").last.flatMap { $0.split(separator: ".").last }?.lowercased()
    switch (subject.opened.container, suffix) {
    case (.tpk, "tpkx"):
      return [
        Violation(
          ofPackage:
            "this is a .tpk by its content (conf.xml), but has the suffix .tpkx; rename it to .tpk, or convert it to a "
            + ".tpkx")
      ]
    case (.tpkx, "tpk"):
      return [
        Violation(
          ofPackage: "this is a .tpkx by its content (root.json), but has the suffix .tpk; rename it to .tpkx")
      ]
    default: return []
    }
  }
}
