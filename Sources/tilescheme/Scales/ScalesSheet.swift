import TileSchemeKit

/// The report of `scales`: the levels before and after. `Schemas/scales.schema.json` describes the JSON.
struct ScalesSheet {
  let report: ScalesReport
  let isDryRun: Bool
  /// The digits of the resolutions in the table.
  let digits: Digits
  /// The path as the user gave it, for the command that undoes the change.
  let path: String

  func print(_ output: OutputOptions) {
    if output.format == .json {
      output.print(json)
      return
    }
    for warning in report.warnings { output.notice("warning", warning.commandText) }
    for notice in report.notices { output.notice("notice", notice.commandText) }
    if !report.isChange {
      output.notice("unchanged", "\(report.file.string) already has these levels")
      return
    }
    // A dry run has no other result than the table.
    if isDryRun || !output.quiet { Terminal.standardOutput(table) }
    if isDryRun {
      // The error that follows says so as well.
      if report.refusal == nil { output.notice("notice", "nothing is changed (--dry-run)") }
    } else if let written = report.written {
      output.notice("wrote", written.string)
      if !report.moves.isEmpty { output.notice("moved", "\(counted(report.moves.count, "folder")) of tiles") }
      let deleted = report.removed.map(\.tiles).reduce(0, +)
      if deleted > 0 { output.notice("deleted", counted(deleted, "tile")) }
      if deleted > 0 { output.notice("notice", "the deleted tiles do not come back") }
      output.notice("undo", undo)
    }
  }

  /// The command that leads back to the old levels.
  private var undo: String {
    var words = ["tilescheme", "scales", ShellWord.text(path)]
    if case .edited(let adding, let removing) = report.reverse.scales {
      let added = adding.map { scale in
        [number(scale), report.reverse.resolutions[scale].map(number)].compactMap(\.self).joined(separator: "@")
      }
      words += added.flatMap { ["--add", $0] } + removing.flatMap { ["--remove", number($0)] }
    }
    // Without another change, the numbers themselves are what is changed back.
    let first = report.reverse.firstNumber ?? (words.count == 3 ? 0 : nil)
    if let first { words += ["--renumber", String(first)] }
    return words.joined(separator: " ")
  }

  /// One row for each level of the result and each removed level, the coarsest first.
  private var table: String {
    let kept = report.levels.map { level in
      Row(
        resolution: level.level.resolution,
        cells: [
          level.oldNumber.map(String.init) ?? "-", String(level.level.number), number(level.level.scale),
          digits.text(level.level.resolution), level.oldNumber == nil ? "added" : state(level),
        ])
    }
    let removed = report.removed.map { removed in
      Row(
        resolution: removed.level.resolution,
        cells: [
          String(removed.level.number), "-", number(removed.level.scale), digits.text(removed.level.resolution),
          removed.tiles == 0 ? "removed" : "removed with \(counted(removed.tiles, "tile"))",
        ])
    }
    let rows = (kept + removed).sorted { $0.resolution > $1.resolution }.map(\.cells)
    return TextTable(
      heading: ["was", "level", "scale", "resolution", "change"], rows: rows, leftAligned: [4],
      rounded: digits == .full ? [] : [3]
    ).text
  }

  private struct Row {
    let resolution: Double
    let cells: [String]
  }

  private func state(_ level: ScalesReport.Level) -> String {
    level.oldNumber == level.level.number ? "" : "renumbered"
  }

  private func number(_ value: Double) -> String { DecimalNumber.shortest(value) }

  private var json: JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("scales")), .init("dryRun", .bool(isDryRun)),
      .init("file", .string(report.file.string)),
      .init("form", report.form.map { .string($0.rawValue) } ?? .null), .init("hasTiles", .bool(report.hasTiles)),
      .init(
        "levels",
        .array(
          report.levels.map { level in
            .object(members(of: level.level) + [.init("was", level.oldNumber.map { .integer($0) } ?? .null)])
          })),
      .init(
        "removed",
        .array(
          report.removed.map { .object(members(of: $0.level) + [.init("tiles", .integer($0.tiles))]) })),
      .init(
        "moved",
        .array(
          report.moves.map {
            .object([.init("from", .string($0.from.string)), .init("to", .string($0.to.string))])
          })),
      .init("written", .array(report.written.map { [.string($0.string)] } ?? [])),
      .init("undo", report.written == nil ? .null : .string(undo)),
      .init("notices", .array((report.warnings + report.notices).map { .string($0.commandText) })),
      .init("lost", .array([])),
    ])
  }

  private func members(of level: LevelOfDetail) -> [JSONOutput.Member] {
    [
      .init("level", .integer(level.number)), .init("scale", .double(level.scale)),
      .init("resolution", .double(level.resolution)),
    ]
  }
}
