import SourceText

/// Findings as annotations of GitHub Actions.
///
/// Source: GitHub, “Workflow commands for GitHub Actions”, the sections on error, warning and notice messages.
public struct GitHubReport: ReportFormat {
  /// `github`.
  public var name: String { "github" }

  /// Makes the format, which has no settings.
  public init() {}

  /// One workflow command for each finding: `::error`, `::warning` or `::notice`, with the file and, if known, the
  /// place.
  public func text(_ report: FindingReport, _ style: ReportStyle) -> String {
    report.files.filter { !$0.findings.isEmpty }.map { file in
      let lines = file.text.map(LineTable.init)
      return file.findings.map { Self.text($0, in: file.file, lines) }.joined()
    }.joined()
  }

  private static func text(_ finding: Finding, in file: String, _ lines: LineTable?) -> String {
    let command =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "notice"
      }
    var properties = ["file=\(property(file))"]
    if let range = finding.range, let lines {
      let start = lines.position(of: range.lowerBound)
      let end = lines.position(of: range.upperBound)
      properties += ["line=\(start.line)", "col=\(start.column)", "endLine=\(end.line)", "endColumn=\(end.column)"]
    }
    properties.append("title=\(property(finding.ruleTitle))")
    let message = finding.message + (finding.help.map { "\n\($0)" } ?? "")
    return "::\(command) \(properties.joined(separator: ","))::\(data(message))\n"
  }

  // GitHub’s escapes. In a property, a colon or a comma would end the value.
  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
