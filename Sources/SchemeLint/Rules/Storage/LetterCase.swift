package import Diagnostics
import SchemeFormats

/// Of the files of a scheme; `verify` finds the same of folders and bundles.
struct LetterCase: LintRule {
  let page = RulePage.letterCase

  private static let names: Set<String> = ["conf.xml", "conf.cdi", "root.json", "iteminfo.json"]

  func violations(in subject: LintSubject) -> [Violation] {
    subject.opened.documents.indices.compactMap { index in
      let document = subject.opened.documents[index]
      let file = (document.entry ?? document.file).utf8
      let start = file.lastIndex(of: UInt8(ascii: "/")).map(file.index(after:)) ?? file.startIndex
      let name = Substring(file[start...])
      guard name.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return nil }
      let usual = name.lowercased()
      guard Self.names.contains(usual) else { return nil }
      return Violation("the file is called \(name), not \(usual)", in: index, at: nil)
    }
  }
}

extension RulePage {
  package static let letterCase = RulePage(
    "STO006", "letter-case", .warning,
    summary: "A file has another letter case than ArcGIS gives it, such as Conf.xml.",
    reason: "It is found on Windows. Servers on other systems tell the two apart, and do not find it.",
    remedy: "Rename it.", source: "`Reference/cache-folders.md#letter-case` (GeoWebCache’s own sample, #684)",
    example: RuleExample(.legacy, renaming: "conf.xml", to: "Conf.xml"))
}
