import ArgumentParser
import TileSchemeKit

/// How a command prints, and where what it prints goes.
struct OutputOptions: ParsableArguments {
  enum Format: String, ArgumentChoice {
    case text, json
  }

  enum Color: String, ArgumentChoice {
    case auto, always, never

    /// - Parameter isTerminal: whether what is coloured goes to one.
    func isOn(_ isTerminal: Bool) -> Bool {
      switch self {
      case .always: true
      case .never: false
      case .auto:
        isTerminal && (Terminal.environment("NO_COLOR") ?? "").isEmpty && Terminal.environment("TERM") != "dumb"
      }
    }
  }

  @Option(help: "How results are printed.")
  var format: Format = .text

  @Option(help: "Whether messages are coloured; auto asks NO_COLOR and the terminal.")
  var color: Color = .auto

  @Flag(name: [.short, .long], help: "Leave out notices and warnings.")
  var quiet = false

  /// A remark that is no finding.
  func notice(_ label: String, _ text: String) {
    if !quiet { Terminal.standardError("\(label): \(printable(text))\n") }
  }

  /// Prints what a job says before it ends.
  func remarks(
    command: String, naming name: @escaping @Sendable (ParameterName) -> String = CommandWords.name
  ) -> RemarkHandler {
    { [self] remark in
      switch remark {
      case .findings(let files): report(files, command: command)
      case .notice(let message): notice("notice", message.text(naming: name))
      }
    }
  }

  /// Prints findings; on standard error as text, on standard output as JSON.
  func report(_ files: [FileFindings], command: String) {
    if format == .json, files.contains(where: \.hasErrors) {
      print(
        .object([
          .init("version", .integer(1)), .init("command", .string(command)),
          .init("findings", JSONReport.findings(files)),
        ]))
      return
    }
    for file in files { print(quiet ? file.filtered { $0.severity == .error } : file) }
  }

  /// Prints findings as text on standard error.
  func print(_ file: FileFindings) {
    let style = ReportStyle.commandLine(usesColor: color.isOn(Terminal.showsErrorsToAPerson), isForTerminal: true)
    Terminal.standardError(TextReport(.full).text(file, style))
  }

  func print(_ json: JSONOutput) { Terminal.standardOutput(json.text(.indented) + "\n") }
}
