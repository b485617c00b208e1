import TileSchemeKit

/// The report of `status`. `Schemas/status.schema.json` describes the JSON.
struct StatusSheet {
  let status: PartsStatus

  func print(_ output: OutputOptions) {
    if output.format == .json { return output.print(json) }
    for problem in status.problems { output.notice("damaged", problem.message.commandText) }
    Terminal.standardOutput(text)
  }

  private var text: String {
    if status.isFinished { return "\(status.plan.output) is complete\n" }
    let tiles = status.done.reduce(0) { $0 + $1.tiles }
    let bytes = status.done.reduce(0) { $0 + $1.bytes }
    var text =
      "\(status.done.count) of \(counted(status.plan.count, "part")) complete, \(status.completeBlocks) of "
      + "\(counted(status.plan.blocks, "block")); \(counted(tiles, "tile")), \(bytes) bytes\n"
    if status.missing.count > 0 {
      if let rate = status.partsPerHour, let left = status.secondsLeft {
        text += "\(Self.short(rate)) parts an hour, about \(Self.duration(left)) left\n"
      }
      text += "missing: \(status.missing.text)\n"
    }
    return text
  }

  /// With one decimal if it is small.
  private static func short(_ rate: Double) -> String {
    rate < 10 ? String((rate * 10).rounded() / 10) : String(Int(min(rate, 1e12).rounded()))
  }

  private static func duration(_ seconds: Double) -> String {
    let minutes = Int((min(seconds, 1e12) / 60).rounded(.up))
    return minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }

  private var json: JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("status")), .init("plan", .string(status.plan.digest)),
      .init("cache", .string(status.plan.output.string)), .init("finished", .bool(status.isFinished)),
      .init("parts", .integer(status.plan.count)), .init("blocks", .integer(status.plan.blocks)),
      .init("completeBlocks", .integer(status.completeBlocks)),
      .init("complete", .array(status.done.map(\.summary))),
      .init("missing", .array(status.missing.parts.map { .integer($0) })),
      .init("missingList", .string(status.missing.text)),
      .init("partsPerHour", status.partsPerHour.map { .double(($0 * 100).rounded() / 100) } ?? .null),
      .init("secondsLeft", status.secondsLeft.map { .double($0.rounded()) } ?? .null),
      .init("problems", .array(status.problems.map { .string($0.message.commandText) })),
    ])
  }
}
