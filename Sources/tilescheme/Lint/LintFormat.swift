import ArgumentParser
import Diagnostics
import SchemeLint
import SourceText

/// The forms in which findings are printed or written.
enum LintFormat: String, ArgumentChoice {
  /// Full on a terminal, concise elsewhere.
  case text
  /// With the line, a caret, notes and what to do.
  case full
  /// A line each.
  case concise
  case json, sarif, github, junit, checkstyle

  /// Whether it is for people.
  var isText: Bool { [.text, .full, .concise].contains(self) }

  func text(_ files: [FileFindings], rules: [any LintRule], usesColor: Bool, isOnTerminal: Bool = false) -> String {
    switch self {
    case .text, .full, .concise:
      files.map(TextReport(usesColor: usesColor, isConcise: self == .concise || self == .text && !isOnTerminal).text)
        .joined()
    case .json: Self.json(files, command: "lint").text(.indented) + "\n"
    case .sarif: SARIFReport.log(files, rules: rules, version: TileschemeCommand.version).text(.indented) + "\n"
    case .github: GitHubReport.text(files)
    case .junit: JUnitReport.text(files)
    case .checkstyle: CheckstyleReport.text(files)
    }
  }

  /// - Parameter members: what the command adds.
  static func json(_ files: [FileFindings], command: String, adding members: [JSONOutput.Member] = []) -> JSONOutput {
    .object(
      [
        .init("version", .integer(1)), .init("command", .string(command)),
        .init("findings", JSONReport.findings(files)), .init("summary", LintSummary(files).json),
      ] + members)
  }
}

/// The value of `--output`: `sarif:lint.sarif`.
struct LintOutput: ExpressibleByArgument {
  let format: LintFormat
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let format = LintFormat(rawValue: String(parts[0])), !parts[1].isEmpty else { return nil }
    self.format = format
    path = String(parts[1])
  }
}
