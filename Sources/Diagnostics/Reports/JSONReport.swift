public import SourceText

/// Findings as JSON. The schema is `Schemas/findings.schema.json`.
public struct JSONReport: ReportFormat {
  /// `json`.
  public var name: String { "json" }

  /// Makes the format, which has no settings.
  public init() {}

  /// One indented JSON object with a line feed at its end. The members of the command follow after `summary`.
  public func text(_ report: FindingReport, _ style: ReportStyle) -> String {
    let summary = report.summary
    let members: [JSONOutput.Member] = [
      .init("version", .integer(1)), .init("command", .string(report.command)),
      .init("findings", Self.findings(report.files)),
      .init(
        "summary",
        .object([
          .init("files", .integer(summary.fileCount)), .init("errors", .integer(summary.count(.error))),
          .init("warnings", .integer(summary.count(.warning))), .init("infos", .integer(summary.count(.info))),
          .init("fixable", .integer(summary.fixableCount)),
        ])),
    ]
    return JSONOutput.object(members + report.members).text(.indented) + "\n"
  }

  /// The list of findings, as in the member `findings`. Files without findings are left out.
  public static func findings(_ files: [FileFindings]) -> JSONOutput {
    .array(
      files.filter { !$0.findings.isEmpty }.flatMap { file in
        let lines = file.text.map(LineTable.init)
        return file.findings.map { json($0, in: file, lines) }
      })
  }

  private static func json(_ finding: Finding, in file: FileFindings, _ lines: LineTable?) -> JSONOutput {
    let start = position(finding.range?.lowerBound, lines)
    let end = position(finding.range?.upperBound, lines)
    var members: [JSONOutput.Member] = [
      .init("rule", .string(finding.identifier ?? finding.name)), .init("name", .string(finding.name)),
      .init("severity", .string(finding.severity.rawValue)), .init("message", .string(finding.message)),
      .init("file", .string(file.file)), .init("line", .integer(start.line)), .init("column", .integer(start.column)),
      .init("endLine", .integer(end.line)), .init("endColumn", .integer(end.column)),
      .init("notes", .array(finding.notes.map { note($0, in: file.file, lines) })),
      .init("fix", finding.fix.map(fix) ?? .null),
    ]
    if let tile = finding.tile { members.append(.init("tile", json(tile))) }
    if let group = finding.group {
      members += [.init("count", .integer(group.count)), .init("tiles", .array(group.first.map(json)))]
    }
    if let entry = file.entry { members.append(.init("entry", .string(entry))) }
    return .object(members)
  }

  private static func json(_ tile: Finding.Tile) -> JSONOutput {
    .object([
      .init("level", .integer(tile.level)), .init("row", .integer(tile.row)), .init("column", .integer(tile.column)),
    ])
  }

  private static func fix(_ fix: Fix) -> JSONOutput {
    .object([.init("description", .string(fix.title)), .init("safe", .bool(fix.isSafe))])
  }

  private static func note(_ note: Finding.Note, in file: String, _ lines: LineTable?) -> JSONOutput {
    let start = position(note.range.lowerBound, lines)
    return .object([
      .init("message", .string(note.message)), .init("file", .string(file)), .init("line", .integer(start.line)),
      .init("column", .integer(start.column)),
    ])
  }

  // The schema requires numbers, so findings about the file as a whole are at line 1, column 1.
  private static func position(_ offset: Int?, _ lines: LineTable?) -> LineAndColumn {
    guard let offset, let lines else { return LineAndColumn(line: 1, column: 1) }
    return lines.position(of: offset)
  }
}
