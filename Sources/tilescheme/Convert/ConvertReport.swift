import TileSchemeKit

/// The report of `convert`: files written, notices, losses and faulty tiles. `Schemas/convert.schema.json` describes the
/// JSON.
struct ConvertReport {
  private let written: [String]
  /// The warnings that are not printed yet: a conversion that writes has printed them before.
  private let warnings: [String]
  private let allWarnings: [String]
  private let notices: [String]
  private let lost: [String]
  /// The counts of the tiles that were copied; `nil` if only a scheme was converted.
  private let census: TileCensus?
  private let faults: [TileFaults]

  init(_ report: ConversionReport) {
    lost = report.lost
    allWarnings = report.warnings.map(\.commandText)
    if case .written = report.outcome { warnings = [] } else { warnings = allWarnings }
    census = report.census
    faults = report.faults
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
    for warning in warnings { output.notice("warning", warning) }
    for notice in notices { output.notice("notice", notice) }
    LossList.print(lost)
    // A cache can have thousands of faulty tiles. The first places show the pattern.
    for fault in faults {
      let word = fault.isDamage ? "damaged" : "faulty"
      for place in fault.places {
        Terminal.standardError(
          "\(word): level \(place.level), row \(place.tile.row), column \(place.tile.column): "
            + "\(printable(place.message)) (\(fault.rule.identifier))\n")
      }
      if fault.count > fault.places.count {
        Terminal.standardError(
          "\(word): \(fault.count - fault.places.count) more (\(fault.rule.identifier), "
            + "\(counted(fault.count, "tile")) in all); run tilescheme verify to see them\n")
      }
    }
    if let census {
      output.notice("copied", "\(counted(census.tiles, "tile")), \(counted(census.bytes, "byte"))")
    }
    for path in written { output.notice("wrote", path) }
  }

  /// The members about tiles are absent if only a scheme was converted.
  private var json: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("version", .integer(1)), .init("command", .string("convert")),
      .init("written", .array(written.map { .string($0) })),
      .init("notices", .array((allWarnings + notices).map { .string($0) })),
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
        .init("faults", .array(faults.map(\.json))),
      ]
    }
    return .object(members)
  }
}

extension TileFaults {
  /// Whether the image itself is damaged, in contrast to one that does not fit the declarations.
  fileprivate var isDamage: Bool { ["IMG003", "IMG005", "IMG006", "IMG007"].contains(rule.identifier) }

  fileprivate var json: JSONOutput {
    .object([
      .init("rule", .string(rule.identifier)), .init("name", .string(rule.name)), .init("count", .integer(count)),
      .init(
        "first",
        .array(
          places.map { place in
            .object([
              .init("level", .integer(place.level)), .init("row", .integer(place.tile.row)),
              .init("column", .integer(place.tile.column)), .init("message", .string(place.message)),
            ])
          })),
    ])
  }
}
