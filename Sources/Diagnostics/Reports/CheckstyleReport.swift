import SourceText

/// Findings in the XML format of Checkstyle, which code review tools read. Source: Checkstyle, `XMLLogger`.
public struct CheckstyleReport: ReportFormat {
  /// `checkstyle`.
  public var name: String { "checkstyle" }

  /// Makes the format, which has no settings.
  public init() {}

  /// An XML document with a `file` element for each file that has findings. There are no colours.
  public func text(_ report: FindingReport, _ style: ReportStyle) -> String {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + #"<checkstyle version="4.3">"# + "\n"
    for file in report.files where !file.findings.isEmpty {
      let lines = file.text.map(LineTable.init)
      text += "  <file name=\"\(XMLText.attribute(file.file))\">\n"
      for finding in file.findings { text += Self.error(finding, lines) }
      text += "  </file>\n"
    }
    return text + "</checkstyle>\n"
  }

  private static func error(_ finding: Finding, _ lines: LineTable?) -> String {
    // The format requires a line. Findings about the whole file, or about tiles, are shown at its beginning.
    var place = "line=\"1\" column=\"1\""
    if let range = finding.range, let lines {
      let start = lines.position(of: range.lowerBound)
      place = "line=\"\(start.line)\" column=\"\(start.column)\""
    }
    let source = XMLText.attribute("tilescheme.\(finding.identifier ?? finding.name)")
    let message = XMLText.attribute(finding.message)
    return
      "    <error \(place) severity=\"\(finding.severity.rawValue)\" message=\"\(message)\" source=\"\(source)\"/>\n"
  }
}
