import SourceText

/// Findings as a compiler prints them: `file:line:column: error: …`, the line, and a caret.
public struct TextReport: Sendable {
  private let usesColor: Bool
  /// The most characters of a line that are shown; a conf.xml is often one line of thousands.
  private static let excerptWidth = 100

  public init(usesColor: Bool) { self.usesColor = usesColor }

  public func text(_ file: FileFindings) -> String {
    let lines = file.text.map(LineTable.init)
    return file.findings.map { text($0, in: file.file, lines) }.joined()
  }

  private func text(_ finding: Finding, in file: String, _ lines: LineTable?) -> String {
    let heading = "\(color(finding.severity))\(finding.severity.rawValue):\(reset) \(bold)\(finding.message)\(reset)"
    var result = "\(place(file, finding.range, lines))\(heading) [\(finding.rule)]\n"
    result += excerpt(finding.range, lines)
    for note in finding.notes {
      result += "\(place(file, note.range, lines))note: \(note.message)\n" + excerpt(note.range, lines)
    }
    if let help = finding.help { result += "  help: \(help)\n" }
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
    let line = Array(lines.line(start.line).unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 })
    guard !line.isEmpty else { return "" }
    let first = min(start.column - 1, line.count)
    let last = end.line == start.line ? min(max(end.column - 1, first), line.count) : line.count
    let from = line.count <= Self.excerptWidth ? 0 : max(0, first - Self.excerptWidth / 3)
    let to = min(line.count, from + Self.excerptWidth)
    let lead = from > 0 ? "…" : ""
    let shown = lead + String(String.UnicodeScalarView(line[from..<to])) + (to < line.count ? "…" : "")
    let indent = String(repeating: " ", count: first - from + lead.count)
    let tildes = String(repeating: "~", count: max(0, min(last, to) - first - 1))
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
