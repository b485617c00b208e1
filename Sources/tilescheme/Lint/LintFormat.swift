import ArgumentParser
import Diagnostics
import SchemeLint
import SourceText

/// The forms in which findings are printed or written.
enum LintFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, github, junit, checkstyle

  func text(_ files: [FileFindings], rules: [any LintRule], usesColor: Bool) -> String {
    switch self {
    case .text: files.map(TextReport(usesColor: usesColor).text).joined()
    case .json: Self.json(files).text(.indented) + "\n"
    case .sarif: SARIFReport.log(files, rules: rules, version: TileschemeCommand.version).text(.indented) + "\n"
    case .github: GitHubReport.text(files)
    case .junit: JUnitReport.text(files)
    case .checkstyle: CheckstyleReport.text(files)
    }
  }

  private static func json(_ files: [FileFindings]) -> JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("lint")),
      .init("findings", JSONReport.findings(files)), .init("summary", LintSummary(files).json),
    ])
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
