import ArgumentParser
import TileSchemeKit

/// The options for printing, and the printing itself.
///
/// Results go to standard output. Notices, findings and errors go to standard error, so that a pipe gets the result
/// alone. With `--format json` the findings are the result.
struct OutputOptions: ParsableArguments {
  enum Format: String, ArgumentChoice {
    case text, json
  }

  enum Color: String, ArgumentChoice {
    case auto, always, never

    /// `auto` follows https://no-color.org: any value of NO_COLOR that is not empty turns colours off. A terminal of
    /// the type `dumb` does not understand the codes.
    ///
    /// - Parameter isTerminal: whether the coloured text goes to a terminal.
    func isOn(_ isTerminal: Bool) -> Bool {
      switch self {
      case .always: true
      case .never: false
      case .auto:
        isTerminal && (Terminal.environment("NO_COLOR") ?? "").isEmpty && Terminal.environment("TERM") != "dumb"
      }
    }
  }

  @Option(help: "Output format: text, or json for programs.")
  var format: Format = .text

  @Option(help: "Colour messages: auto, always or never; auto colours on a terminal unless NO_COLOR is set.")
  var color: Color = .auto

  @Flag(name: [.short, .long], help: "Print only the result and errors, without notices and warnings.")
  var quiet = false

  /// Prints a line that is not a finding, such as `wrote: root.json`; not with `--quiet`.
  func notice(_ label: String, _ text: String) {
    if !quiet { Terminal.standardError("\(label): \(printable(text))\n") }
  }

  /// The handler for remarks that a job makes while it runs; it prints them at once, because a job can take minutes.
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

  /// Prints findings: as text on standard error, or as JSON on standard output.
  ///
  /// - Parameters:
  ///   - files: the findings; as JSON they are printed only if there is an error. Without an error the command goes on
  ///     to print its own JSON, and standard output must hold one object only.
  ///   - command: the name of the command, for the JSON.
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

  /// Prints the findings of one file as text on standard error, with the line and a caret.
  func print(_ file: FileFindings) {
    let style = ReportStyle.commandLine(usesColor: color.isOn(Terminal.showsErrorsToAPerson), isForTerminal: true)
    Terminal.standardError(TextReport(.full).text(file, style))
  }

  /// Prints the result of a command on standard output, indented so that people can read it too.
  func print(_ json: JSONOutput) { Terminal.standardOutput(json.text(.indented) + "\n") }
}
