import TileSchemeKit

/// Why each cache needs work, and the next step.
struct AuditToDo {
  /// The most caches that are listed; a longer list is not read in a terminal.
  private static let limit = 20

  /// The list under its heading; empty if no cache needs work.
  let text: String

  init(_ report: AuditReport, _ steps: AuditSteps) {
    let needed = report.caches.filter(\.work.isNeeded)
    guard !needed.isEmpty else {
      text = ""
      return
    }
    let width = LineWidth.output
    let heading = "what needs work, the most urgent first; of equal ones, the one with more findings:"
    let entries = needed.prefix(Self.limit).map { cache in
      // Paths and commands are never wrapped, so that they can be copied.
      let title = "\(cache.work.words): \(printable(cache.path))\n"
      let reason = cache.reason.map { LineWidth.wrapped("  \(printable($0))", to: width, indent: 2) + "\n" }
      let step = steps[cache]
      let note = step.note.map { LineWidth.wrapped("  \($0):", to: width, indent: 2) + "\n" }
      let commands = step.commands.map { "  \($0)\n" }
      return title + (reason ?? "") + (note ?? "") + commands.joined()
    }
    let rest = needed.count - entries.count
    let more =
      rest > 0
      ? LineWidth.wrapped(
        "\(counted(rest, "more cache")) not listed here; --report FILE.html and --format json have all", to: width)
        + "\n" : ""
    text = LineWidth.wrapped(heading, to: width) + "\n" + entries.joined() + more
  }
}
