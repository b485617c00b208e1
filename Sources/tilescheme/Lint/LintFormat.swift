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

  /// Whether it names the files that have no findings.
  var listsClean: Bool { self == .junit }

  func text(_ report: LintReport, usesColor: Bool, isOnTerminal: Bool) -> String {
    switch self {
    case .text, .full, .concise:
      let form = TextReport(usesColor: usesColor, isConcise: self == .concise || self == .text && !isOnTerminal)
      return report.files.reduce(into: "") { $0 += form.text($1) }
    case .json: return report.json.text(.indented) + "\n"
    case .sarif:
      return SARIFReport.log(report.files, rules: report.rules, version: TileschemeCommand.version).text(.indented)
        + "\n"
    case .github: return GitHubReport.text(report.files)
    case .junit: return JUnitReport.text(report.files, command: report.command)
    case .checkstyle: return CheckstyleReport.text(report.files)
    }
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
