import Diagnostics
import SchemeLint
import SourceText

/// What a command found, whatever the form in which it is told.
struct LintReport {
  let command: String
  var files: [FileFindings]
  /// How many more files there are, without findings.
  var cleanCount = 0
  /// Those that ran.
  let rules: [any LintRule]
  /// What the command adds to its JSON.
  var members: [JSONOutput.Member] = []

  var summary: LintSummary { LintSummary(files, cleanCount: cleanCount) }

  var json: JSONOutput {
    .object(
      [
        .init("version", .integer(1)), .init("command", .string(command)),
        .init("findings", JSONReport.findings(files)), .init("summary", summary.json),
      ] + members)
  }
}
