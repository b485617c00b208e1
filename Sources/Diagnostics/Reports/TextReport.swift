import SourceText

/// Findings in the form of compiler messages: `file:line:column: error: …`, the line, and a caret.
public struct TextReport: ReportFormat {
  /// How much is printed.
  public enum Length: Sendable {
    /// Full on a terminal, concise elsewhere.
    case automatic
    /// With the line, a caret, notes, fix and help.
    case full
    /// One line for each finding, as editors and other programs read it.
    case concise
  }

  private let length: Length
  /// The greatest number of characters of a line that are shown. A conf.xml is often one line of thousands.
  private static let excerptWidth = 100

  /// Makes one of the three text formats.
  public init(_ length: Length) { self.length = length }

  /// `text` for the automatic length; otherwise `full` or `concise`.
  public var name: String {
    switch length {
    case .automatic: "text"
    case .full: "full"
    case .concise: "concise"
    }
  }

  /// `true`, so the command prints the counts of findings as well.
  public var isForPeople: Bool { true }

  /// The findings of all files, one after another; empty if there are none.
  public func text(_ report: FindingReport, _ style: ReportStyle) -> String {
    report.files.reduce(into: "") { $0 += text($1, style) }
  }

  /// The findings of one file.
  public func text(_ file: FileFindings, _ style: ReportStyle) -> String {
    // Most files have no findings, and finding the lines of a file takes as long as reading it.
    guard !file.findings.isEmpty else { return "" }
    let lines = file.text.map(LineTable.init)
    return file.findings.map { text($0, in: file.file, lines, style) }.joined()
  }

  private func text(_ finding: Finding, in file: String, _ lines: LineTable?, _ style: ReportStyle) -> String {
    let palette = style.palette
    let heading =
      "\(palette.start(finding.severity))\(finding.severity.rawValue):\(palette.end) "
      + "\(palette.strong)\(printable(finding.message))\(palette.end)"
    var result =
      "\(place(file, finding.range, lines))\(heading) [\(finding.ruleTitle)]\n"
    let isConcise = length == .concise || length == .automatic && !style.isForTerminal
    guard !isConcise else { return result }
    result += excerpt(finding.range, lines, palette)
    for note in finding.notes {
      result +=
        "\(place(file, note.range, lines))note: \(printable(note.message))\n"
        + excerpt(note.range, lines, palette)
    }
    if let fix = finding.fix {
      result += "  fix: \(printable(fix.title)) (\(fix.isSafe ? style.safeFixHint : style.unsafeFixHint))\n"
    }
    if let help = finding.help { result += "  help: \(printable(help))\n" }
    return result
  }

  private func place(_ file: String, _ range: SourceRange?, _ lines: LineTable?) -> String {
    guard let range, let lines else { return "\(file): " }
    let position = lines.position(of: range.lowerBound)
    return "\(file):\(position.line):\(position.column): "
  }

  /// The part of the line around the finding, and below it a caret with tildes as long as the finding.
  private func excerpt(_ range: SourceRange?, _ lines: LineTable?, _ palette: ReportPalette) -> String {
    guard let range, let lines else { return "" }
    let start = lines.position(of: range.lowerBound)
    let end = lines.position(of: range.upperBound)
    let excerpt = lines.excerpt(around: range.lowerBound, width: Self.excerptWidth)
    guard !excerpt.text.isEmpty else { return "" }
    let shown = (excerpt.isCutBefore ? "…" : "") + printable(excerpt.text) + (excerpt.isCutAfter ? "…" : "")
    let length = excerpt.text.unicodeScalars.count
    // A finding over several lines is marked to the end of its first line.
    let extent = end.line == start.line ? end.column - start.column : length
    let indent = String(repeating: " ", count: excerpt.charactersBeforePlace + (excerpt.isCutBefore ? 1 : 0))
    let tildes = String(repeating: "~", count: max(0, min(extent, length - excerpt.charactersBeforePlace) - 1))
    return "  \(shown)\n  \(indent)\(palette.place)^\(tildes)\(palette.end)\n"
  }
}
