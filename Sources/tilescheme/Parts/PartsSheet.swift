import TileSchemeKit

/// The report of a command that does some parts of a plan. `Schemas/part-report.schema.json` describes the JSON.
struct PartsSheet {
  let report: PartsReport

  func print(_ output: OutputOptions) {
    if output.format == .json { return output.print(json) }
    if output.quiet { return }
    if report.isFinished {
      output.notice("notice", "\(report.plan.output) is complete already; nothing is left to do")
    }
    for marker in report.complete { Terminal.standardOutput("part \(marker.part)/\(marker.count) was complete\n") }
    for marker in report.made {
      Terminal.standardOutput(
        "part \(marker.part)/\(marker.count): \(counted(marker.blocks, "block")), \(counted(marker.tiles, "tile")), "
          + "\(marker.bytes) bytes\n")
    }
  }

  private var json: JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("\(report.plan.command.rawValue)-part")),
      .init("cache", .string(report.plan.output.string)),
      .init("finished", .bool(report.isFinished)), .init("made", .array(report.made.map(\.summary))),
      .init("complete", .array(report.complete.map(\.summary))),
    ])
  }
}

extension PartMarker {
  /// What a marker says, for reports.
  var summary: JSONOutput {
    .object([
      .init("part", .integer(part)), .init("of", .integer(count)), .init("blocks", .integer(blocks)),
      .init("tiles", .integer(tiles)), .init("bytes", .integer(bytes)), .init("host", .string(host)),
      .init("seconds", .double(seconds)),
    ])
  }
}
