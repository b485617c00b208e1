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
  ///
  /// A file fails if one of its findings makes the run fail. Otherwise CI systems would show failures in a run that
  /// succeeded. The findings of a file that passes are its output.
  public func text(_ report: FindingReport, _ style: ReportStyle) -> String {
    let cases = report.files.map { Self.testCase($0, report.failure) }
    let failed = cases.filter(\.isFailed).count
    let name = XMLText.attribute("tilescheme \(report.command)")
    return #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n<testsuites>\n"
      + #"  <testsuite name="\#(name)" tests="\#(cases.count)" failures="\#(failed)" errors="0">"# + "\n"
      + cases.map(\.text).joined() + "  </testsuite>\n</testsuites>\n"
  }

  private static func testCase(_ file: FileFindings, _ failure: FailureThreshold) -> (text: String, isFailed: Bool) {
    let start = "    <testcase name=\"\(XMLText.attribute(file.file))\" classname=\"tilescheme\""
    guard !file.findings.isEmpty else { return (start + "/>\n", false) }
    let lines = file.text.map(LineTable.init)
    let list = XMLText.content(file.findings.map { Self.line($0, lines) }.joined(separator: "\n"))
    let isFailed = file.findings.contains { failure.fails($0.severity) }
    // One failure with all findings: several systems show only the first failure of a test case.
    let count = counted(file.findings.count, "finding")
    let result = isFailed ? "<failure message=\"\(count)\">\(list)</failure>" : "<system-out>\(list)</system-out>"
    return (start + ">\n      \(result)\n    </testcase>\n", isFailed)
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
