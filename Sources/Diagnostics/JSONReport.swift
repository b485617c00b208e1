public import SourceText

/// Findings as the `findings` of a command's JSON output.
public enum JSONReport {
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
      .init("rule", .string(finding.identifier ?? finding.rule)), .init("name", .string(finding.rule)),
      .init("severity", .string(finding.severity.rawValue)), .init("message", .string(finding.message)),
      .init("file", .string(file.file)), .init("line", .integer(start.line)), .init("column", .integer(start.column)),
      .init("endLine", .integer(end.line)), .init("endColumn", .integer(end.column)),
      .init("notes", .array(finding.notes.map { note($0, in: file.file, lines) })),
      .init("fix", finding.fix.map(fix) ?? .null),
    ]
    if let tile = finding.tile { members.append(.init("tile", json(tile))) }
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

  private static func position(_ offset: Int?, _ lines: LineTable?) -> LineAndColumn {
    guard let offset, let lines else { return LineAndColumn(line: 1, column: 1) }
    return lines.position(of: offset)
  }
}
