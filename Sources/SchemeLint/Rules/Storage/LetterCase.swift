import SchemeFormats
import SystemPackage

struct LetterCase: LintRule {
  let page = RulePage(
    "STO006", "letter-case", .warning,
    summary: "A file has another letter case than ArcGIS gives it, such as Conf.xml.",
    reason: "It is found on Windows. Servers on other systems tell the two apart, and do not find it.",
    remedy: "Rename it.", source: "`arcgis-semantics.md` §7, STO-006 (GeoWebCache’s own sample, #684)",
    example: RuleExample(.legacy, renaming: "conf.xml", to: "Conf.xml"))

  private static let names: Set = ["conf.xml", "conf.cdi", "root.json", "iteminfo.json"]

  func violations(in subject: LintSubject) -> [Violation] {
    subject.opened.documents.indices.compactMap { index in
      // A package's own folders follow its path.
      let path = subject.opened.documents[index].file.split(separator: "!").last.map(String.init) ?? ""
      guard let name = FilePath(path).lastComponent?.string else { return nil }
      let usual = name.lowercased()
      guard name != usual, Self.names.contains(usual) else { return nil }
      return Violation("the file is called \(name), not \(usual)", in: index, at: nil)
    }
  }
}
