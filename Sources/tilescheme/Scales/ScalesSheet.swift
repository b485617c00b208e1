import TileSchemeKit

/// The report of `scales`: the levels before and after. `Schemas/scales.schema.json` describes the JSON.
struct ScalesSheet {
  let report: ScalesReport
  let isDryRun: Bool

  func print(_ output: OutputOptions) {
    if output.format == .json {
      output.print(json)
      return
    }
    for notice in report.notices { output.notice("notice", notice.commandText) }
    if !report.isChange {
      output.notice("unchanged", "\(report.file.string) already has these levels")
      return
    }
    Terminal.standardOutput(table)
    if isDryRun {
      output.notice("notice", "nothing is changed (--dry-run)")
    } else if let written = report.written {
      output.notice("wrote", written.string)
      if !report.moves.isEmpty { output.notice("moved", "\(counted(report.moves.count, "folder")) of tiles") }
      let deleted = report.removed.map(\.tiles).reduce(0, +)
      if deleted > 0 { output.notice("deleted", counted(deleted, "tile")) }
    }
  }

  /// One row for each level of the result, and one for each removed level.
  private var table: String {
    var rows = report.levels.map { level in
      [
        level.oldNumber.map(String.init) ?? "-", String(level.level.number), number(level.level.scale),
        number(level.level.resolution), level.oldNumber == nil ? "added" : state(level),
      ]
    }
    rows += report.removed.map { removed in
      [
        String(removed.level.number), "-", number(removed.level.scale), number(removed.level.resolution),
        removed.tiles == 0 ? "removed" : "removed with \(counted(removed.tiles, "tile"))",
      ]
    }
    return TextTable(
      heading: ["was", "level", "scale", "resolution", "change"], rows: rows, leftAligned: [4]
    ).text
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
      .init("notices", .array(report.notices.map { .string($0.commandText) })), .init("lost", .array([])),
    ])
  }

  private func members(of level: LevelOfDetail) -> [JSONOutput.Member] {
    [
      .init("level", .integer(level.number)), .init("scale", .double(level.scale)),
      .init("resolution", .double(level.resolution)),
    ]
  }
}
