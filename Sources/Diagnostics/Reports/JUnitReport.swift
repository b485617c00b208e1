import SourceText

/// Findings in the XML format of JUnit, which nearly every CI system shows. Each file is a test case.
///
/// Source: the schema of the JUnit task of Apache Ant, which CI systems read.
public struct JUnitReport: ReportFormat {
  /// `junit`.
  public var name: String { "junit" }
  /// `true`, because a file without findings is a test case that passes.
  public var listsCleanFiles: Bool { true }

  /// Makes the format, which has no settings.
  public init() {}

  /// An XML document with one test suite, which has the name of the command.
  public func text(_ report: FindingReport, _ style: ReportStyle) -> String {
    let files = report.files
    let failed = files.filter { !$0.findings.isEmpty }.count
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text += "<testsuites>\n"
    let name = XMLText.attribute("tilescheme \(report.command)")
    text += #"  <testsuite name="\#(name)" tests="\#(files.count)" failures="\#(failed)" errors="0">"# + "\n"
    for file in files {
      let name = XMLText.attribute(file.file)
      guard !file.findings.isEmpty else {
        text += "    <testcase name=\"\(name)\" classname=\"tilescheme\"/>\n"
        continue
      }
      let lines = file.text.map(LineTable.init)
      let list = file.findings.map { Self.line($0, lines) }.joined(separator: "\n")
      // One failure with all findings: several systems show only the first failure of a test case.
      let count = counted(file.findings.count, "finding")
      text += "    <testcase name=\"\(name)\" classname=\"tilescheme\">\n"
      text += "      <failure message=\"\(count)\">\(XMLText.content(list))</failure>\n    </testcase>\n"
    }
    return text + "  </testsuite>\n</testsuites>\n"
  }

  private static func line(_ finding: Finding, _ lines: LineTable?) -> String {
    var place = ""
    if let range = finding.range, let lines {
      let start = lines.position(of: range.lowerBound)
      place = "\(start.line):\(start.column): "
    }
    return "\(place)\(finding.severity.rawValue): \(finding.message) [\(finding.ruleTitle)]"
  }
}
