import Diagnostics
import SchemeFormats

struct WrappedPackage: LintRule {
  let page = RulePage(
    "PKG002", "wrapped-package", .error,
    summary: "root.json is in a folder of the package instead of at the top.",
    reason: "Programs such as GDAL look for root.json at the top of the package, and do not open this one.",
    remedy: "Convert the package, or pack the content of the folder without the folder itself.",
    source: "`Reference/packages.md#entries-of-a-tpkx`; `Reference/other-programs.md#gdal-the-esric-driver`",
    example: RuleExample(inWords: "root.json", failing: "cache/root.json"))

  func violations(in subject: LintSubject) -> [Violation] {
    // A .tpk has its scheme in folders by design: v101/<data frame>/conf.xml.
    guard subject.opened.container == .tpkx, subject.opened.documents.first?.entry?.contains("/") == true else {
      return []
    }
    return [Violation("root.json is in a folder; it must be at the top of the package", at: nil)]
  }
}
