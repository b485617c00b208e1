import SourceText

/// Findings as a compiler prints them: `file:line:column: error: …`, the line, and a caret.
public struct TextReport: Sendable {
  private let usesColor: Bool
  private let isConcise: Bool
  /// The most characters of a line that are shown; a conf.xml is often one line of thousands.
  private static let excerptWidth = 100

  /// - Parameter isConcise: whether each finding is one line, as other programs read it.
  public init(usesColor: Bool, isConcise: Bool = false) {
    self.usesColor = usesColor
    self.isConcise = isConcise
  }

  public func text(_ file: FileFindings) -> String {
    // Most files have none, and finding the lines takes as long as reading them.
    guard !file.findings.isEmpty else { return "" }
    let lines = file.text.map(LineTable.init)
    return file.findings.map { text($0, in: file.file, lines) }.joined()
  }

  private func text(_ finding: Finding, in file: String, _ lines: LineTable?) -> String {
    let heading =
      "\(color(finding.severity))\(finding.severity.rawValue):\(reset) \(bold)\(printable(finding.message))\(reset)"
    var result =
      "\(place(file, finding.range, lines))\(heading) [\(finding.ruleTitle)]\n"
    guard !isConcise else { return result }
    result += excerpt(finding.range, lines)
    for note in finding.notes {
      result += "\(place(file, note.range, lines))note: \(printable(note.message))\n" + excerpt(note.range, lines)
    }
    if let fix = finding.fix {
      result += "  fix: \(printable(fix.title)) (\(fix.isSafe ? "--fix" : "--unsafe-fixes"))\n"
    }
    if let help = finding.help { result += "  help: \(printable(help))\n" }
    return result
  }

  private func place(_ file: String, _ range: SourceRange?, _ lines: LineTable?) -> String {
    guard let range, let lines else { return "\(file): " }
    let position = lines.position(of: range.lowerBound)
    return "\(file):\(position.line):\(position.column): "
  }

  /// The part of the line around the finding, and a caret with the extent of the finding below it.
  private func excerpt(_ range: SourceRange?, _ lines: LineTable?) -> String {
    guard let range, let lines else { return "" }
    let start = lines.position(of: range.lowerBound)
    let end = lines.position(of: range.upperBound)
    let excerpt = lines.excerpt(around: range.lowerBound, width: Self.excerptWidth)
    guard !excerpt.text.isEmpty else { return "" }
    let shown = (excerpt.isCutBefore ? "…" : "") + printable(excerpt.text) + (excerpt.isCutAfter ? "…" : "")
    let length = excerpt.text.unicodeScalars.count
    let extent = end.line == start.line ? end.column - start.column : length
    let indent = String(repeating: " ", count: excerpt.charactersBeforePlace + (excerpt.isCutBefore ? 1 : 0))
    let tildes = String(repeating: "~", count: max(0, min(extent, length - excerpt.charactersBeforePlace) - 1))
    return "  \(shown)\n  \(indent)\(green)^\(tildes)\(reset)\n"
  }

  private func color(_ severity: Severity) -> String {
    guard usesColor else { return "" }
    switch severity {
    case .error: return "\u{1B}[1;31m"
    case .warning: return "\u{1B}[1;33m"
    case .info: return "\u{1B}[1;36m"
    }
  }

  private var bold: String { usesColor ? "\u{1B}[1m" : "" }
  private var green: String { usesColor ? "\u{1B}[32m" : "" }
  private var reset: String { usesColor ? "\u{1B}[0m" : "" }
}
