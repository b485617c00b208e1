package import Diagnostics
import SchemeFormats

/// The letter case of the files of a scheme. `verify` reports that of folders and bundles under the same rule.
struct LetterCase: LintRule {
  let page = RulePage.letterCase

  private static let names: Set<String> = ["conf.xml", "conf.cdi", "root.json", "iteminfo.json"]

  func violations(in subject: LintSubject) -> [Violation] {
    subject.opened.documents.indices.compactMap { index in
      let document = subject.opened.documents[index]
      // Bytes, not characters: this runs for each of many thousand files.
      let file = (document.entry ?? document.file).utf8
      let start = file.lastIndex(of: UInt8(ascii: "/")).map(file.index(after:)) ?? file.startIndex
      let name = Substring(file[start...])
      guard name.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return nil }
      let usual = name.lowercased()
      guard Self.names.contains(usual) else { return nil }
      // ArcGIS Server itself writes Conf.xml and Conf.cdi, so such a file is not a mistake of its owner.
      let isServer = name == "Conf.xml" || name == "Conf.cdi"
      return Violation(
        "the file is named \(name)\(isServer ? ", as ArcGIS Server writes it" : ""), not \(usual)", in: index, at: nil,
        severity: isServer ? .info : nil)
    }
  }
}

extension RulePage {
  package static let letterCase = RulePage(
    "STO006", "letter-case", .warning,
    summary: "A name does not have the usual letter case, such as Conf.xml instead of conf.xml.",
    reason: "Windows ignores the letter case. Servers on other systems do not, and do not find the file.",
    remedy: "Rename it to the usual letter case.",
    source: "`Reference/cache-folders.md#letter-case` (GeoWebCache’s own sample, #684)",
    example: RuleExample(.legacy, renaming: "conf.xml", to: "Conf.xml"))
}
