import TileSchemeKit

/// What `convert` says of what it did; the JSON's shape is `Schemas/convert.schema.json`.
struct ConvertReport {
  private let written: [String]
  private let notices: [String]
  private let lost: [String]
  /// Of the tiles that were carried, where there were any.
  private let census: TileCensus?

  init(_ report: ConversionReport) {
    lost = report.lost
    census = report.census
    switch report.outcome {
    case .written(let paths):
      written = paths.map(\.string)
      notices = report.notices.map(\.commandText)
    case .planned(let summary):
      written = []
      notices = report.notices.map(\.commandText) + [Self.text(summary)]
    case .refused:
      written = []
      notices = report.notices.map(\.commandText)
    }
  }

  private static func text(_ summary: ConversionSummary?) -> String {
    guard let summary else { return "nothing is written (--dry-run)" }
    let levels = summary.levels.map { "levels \($0.lowerBound) to \($0.upperBound)" } ?? "no level"
    return "nothing is written (--dry-run); \(summary.tiles) tiles with \(summary.bytes) bytes in "
      + "\(summary.packets) bundles would be carried, \(levels)"
  }

  func print(_ output: OutputOptions) {
    if output.format == .json { return output.print(json) }
    for notice in notices { output.notice("notice", notice) }
    // Losses are never silent: --quiet leaves them.
    for item in lost { Terminal.standardError("lost: \(printable(item))\n") }
    if let census {
      for tile in census.damaged.prefix(20) {
        Terminal.standardError(
          "damaged: level \(tile.level), row \(tile.tile.row), column \(tile.tile.column): \(tile.problem.message)\n")
      }
      if census.damagedCount > 20 {
        Terminal.standardError("damaged: \(census.damagedCount - 20) more; tilescheme verify names them\n")
      }
      output.notice("carried", "\(census.tiles) tiles, \(census.bytes) bytes")
    }
    for path in written { output.notice("wrote", path) }
  }

  private var json: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("version", .integer(1)), .init("command", .string("convert")),
      .init("written", .array(written.map { .string($0) })), .init("notices", .array(notices.map { .string($0) })),
      .init("lost", .array(lost.map { .string($0) })),
    ]
    if let census {
      let damaged = census.damaged.map { tile in
        JSONOutput.object([
          .init("level", .integer(tile.level)), .init("row", .integer(tile.tile.row)),
          .init("column", .integer(tile.tile.column)), .init("message", .string(tile.problem.message)),
        ])
      }
      members += [
        .init("tiles", .integer(census.tiles)), .init("bytes", .integer(census.bytes)),
        .init("damagedTiles", .integer(census.damagedCount)), .init("damaged", .array(damaged)),
      ]
    }
    return .object(members)
  }
}
