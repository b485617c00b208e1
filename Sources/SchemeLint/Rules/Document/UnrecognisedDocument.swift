import Diagnostics
import SchemeFormats
import SourceText

struct UnrecognisedDocument: LintRule {
  let page = RulePage(
    "DOC015", "unrecognised-document", .warning, clients: [.gdal],
    summary: "GDAL does not recognise the file: it is too short, not in UTF-8, or its root element begins too late.",
    reason: """
      GDAL recognises a cache by the text “<CacheInfo” in the first kilobyte of a conf.xml, and by tileBundlesPath in a \
      root.json. It refuses other files, and all files of less than 512 bytes, as “not recognized as a supported format”.
      """,
    remedy: "Write the file in UTF-8, and move long comments behind the start tag of the root element.",
    source: "`Reference/other-programs.md#gdal-the-esric-driver`",
    example: RuleExample(
      .legacy, passing: "<CacheInfo xsi:type=\"typens:CacheInfo\"",
      failing: "<!--\(String(repeating: " a long comment", count: 80))-->\n<CacheInfo xsi:type=\"typens:CacheInfo\""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard subject.scheme != nil, let main = subject.opened.documents.first?.document, main.format.form != nil else {
      return []
    }
    let size = main.text.original.count
    if size < 512 {
      return [Violation("the file has \(size) bytes; GDAL recognises none below 512", in: 0, at: nil)]
    }
    switch main.text.encoding {
    case .utf8, .named: break
    case let wide:
      return [Violation("the file is \(wide.displayName), which GDAL does not recognise", in: 0, at: nil)]
    }
    // GDAL searches the first 1,024 bytes; PKG003 checks the same for a root.json.
    guard let root = main.xml?.root, root.isNamed("CacheInfo"), root.startTagRange.lowerBound + 10 > 1024 else {
      return []
    }
    return [
      Violation(
        "the root element begins at byte \(root.startTagRange.lowerBound), after the first kilobyte", in: 0,
        at: root.startTagRange)
    ]
  }
}
