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
      text += states + "missing: \(status.missing.text)\n"
    }
    return text
  }

  /// What is known of the missing parts, one line for each state.
  private var states: String {
    var lines: [String] = []
    for part in status.begun.keys.sorted() {
      switch status.begun[part] {
      case .running(let host, let seconds):
        lines.append("running: \(part) on \(host), last sign of life \(Self.age(seconds)) ago")
      case .failed(let host): lines.append("failed: \(part) on \(host), ended with an error; run it again")
      case .stopped(let host, let seconds):
        lines.append("stopped: \(part) on \(host), no sign of life for \(Self.age(seconds)); run it again")
      case .notBegun, nil: break
      }
    }
    let hidden = lines.count - Self.mostLines
    if hidden > 0 { lines = lines.prefix(Self.mostLines) + ["… and \(hidden) more"] }
    let notBegun = status.parts { $0 == .notBegun }
    // If no part has begun, the list of the missing ones is the same.
    if !lines.isEmpty, notBegun.count > 0 { lines.append("not begun: \(notBegun.text)") }
    return lines.map { printable($0) + "\n" }.joined()
  }

  /// A thousand parts can run at once; `--format json` lists them all.
  private static let mostLines = 40

  private static func age(_ seconds: Int) -> String {
    seconds < 120 ? "\(seconds) s" : duration(Double(seconds))
  }

  /// With one decimal if it is small.
  private static func short(_ rate: Double) -> String {
    rate < 10 ? String((rate * 10).rounded() / 10) : String(Int(min(rate, 1e12).rounded()))
  }

  private static func duration(_ seconds: Double) -> String {
    let minutes = Int((min(seconds, 1e12) / 60).rounded(.up))
    return minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }

  private func list(_ isMeant: (PartState) -> Bool) -> JSONOutput {
    .array(status.parts(where: isMeant).parts.map { .integer($0) })
  }

  private var json: JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("status")), .init("plan", .string(status.plan.digest)),
      .init("cache", .string(status.plan.output.string)), .init("finished", .bool(status.isFinished)),
      .init("parts", .integer(status.plan.count)), .init("blocks", .integer(status.plan.blocks)),
      .init("completeBlocks", .integer(status.completeBlocks)),
      .init("complete", .array(status.done.map(\.summary))),
      .init("missing", .array(status.missing.parts.map { .integer($0) })),
      .init("running", list { if case .running = $0 { true } else { false } }),
      .init("failed", list { if case .failed = $0 { true } else { false } }),
      .init("stopped", list { if case .stopped = $0 { true } else { false } }),
      .init("notBegun", list { $0 == .notBegun }),
      .init("missingList", .string(status.missing.text)),
      .init("partsPerHour", status.partsPerHour.map { .double(($0 * 100).rounded() / 100) } ?? .null),
      .init("secondsLeft", status.secondsLeft.map { .double($0.rounded()) } ?? .null),
      .init("problems", .array(status.problems.map { .string($0.message.commandText) })),
    ])
  }
}
