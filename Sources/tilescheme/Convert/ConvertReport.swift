import TileSchemeKit

/// The report of `convert`: files written, notices, losses and damaged tiles. `Schemas/convert.schema.json` describes the
/// JSON.
struct ConvertReport {
  private let written: [String]
  private let notices: [String]
  private let lost: [String]
  /// The counts of the tiles that were copied; `nil` if only a scheme was converted.
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
      // The losses are printed, and `ConvertRun` reports that nothing was written.
      written = []
      notices = report.notices.map(\.commandText)
    }
  }

  /// The notice of `--dry-run`: what a run without it would do.
  private static func text(_ summary: ConversionSummary?) -> String {
    guard let summary else { return "nothing is written (--dry-run)" }
    let levels = summary.levels.map { "levels \($0.lowerBound) to \($0.upperBound)" } ?? "no level"
    return "nothing is written (--dry-run); \(counted(summary.tiles, "tile")) with "
      + "\(counted(summary.bytes, "byte")) in \(counted(summary.packets, "bundle")) would be copied, \(levels)"
  }

  /// Prints notices before losses and files, so that the most important lines are the last on the screen.
  func print(_ output: OutputOptions) {
    if output.format == .json { return output.print(json) }
    for notice in notices { output.notice("notice", notice) }
    // Printed with --quiet too: a loss must never go unnoticed.
    for item in lost { Terminal.standardError("lost: \(printable(item))\n") }
    if let census {
      // A cache can have thousands of damaged tiles. Twenty show the pattern; verify reports all with their rules.
      for tile in census.damaged.prefix(20) {
        Terminal.standardError(
          "damaged: level \(tile.level), row \(tile.tile.row), column \(tile.tile.column): \(tile.problem.message)\n")
      }
      if census.damagedCount > 20 {
        Terminal.standardError("damaged: \(census.damagedCount - 20) more; run tilescheme verify to see them\n")
      }
      output.notice("copied", "\(counted(census.tiles, "tile")), \(counted(census.bytes, "byte"))")
    }
    for path in written { output.notice("wrote", path) }
  }

  /// The members about tiles are absent if only a scheme was converted.
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
