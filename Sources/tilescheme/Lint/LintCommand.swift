import ArgumentParser
import Diagnostics
import FileAccess
import SchemeFormats
import SchemeLint
import SourceText
import SystemPackage

struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find what is wrong with schemes: where, why it matters, and what to do.",
    discussion: """
      In a directory every .xml, .cdi, .json, .tpk and .tpkx is looked at, and what is no scheme is passed over. A file \
      that you name has to be one. tilescheme explain RULE says more of a rule.
      """)

  @Argument(
    help: "Scheme files, packages, cache directories, or directories of these; “-” is standard input.",
    completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The only rules to run: identifiers, names, families, or ALL; also repeated.", valueName: "rules"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp("Rules that do not run: identifiers, names or families; also repeated.", valueName: "rules"))
  var ignore: [String] = []

  @Option(help: "From which severity on the exit status is 1: error, warning, info or never.")
  var failOn: FailOn = .error

  @Option(help: ArgumentHelp("What standard input is called in findings.", valueName: "name"))
  var stdinName = "<stdin>"

  @Option(help: "How findings are printed: text, json, sarif or github.")
  var format: LintFormat = .text

  @Option(help: "Whether findings are coloured; auto asks NO_COLOR and the terminal.")
  var color: OutputOptions.Color = .auto

  @Flag(name: [.short, .long], help: "Leave out warnings, infos and the summary.")
  var quiet = false

  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning, info, never

    func fails(_ severity: Severity) -> Bool {
      switch self {
      case .error: severity == .error
      case .warning: severity >= .warning
      case .info: true
      case .never: false
      }
    }
  }

  enum LintFormat: String, ExpressibleByArgument, CaseIterable { case text, json, sarif, github }

  func run() async throws {
    let rules = try selectedRules()
    let run = LintRun(rules: rules, standardInputName: stdinName)
    let result = await run.lint(paths)
    for problem in result.problems { Terminal.standardError("tilescheme: error: \(printable(problem))\n") }
    let shown = quiet ? result.files.map { $0.filtered { $0.severity == .error } } : result.files
    print(shown, rules)
    if !result.problems.isEmpty { throw CommandFailure(exitStatus: .failed) }
    let fails = result.files.contains { $0.findings.contains { failOn.fails($0.severity) } }
    if fails { throw CommandFailure(exitStatus: .findings) }
  }

  private func selectedRules() throws -> [any LintRule] {
    func words(_ values: [String]) -> [String] {
      values.flatMap { $0.split { ", ".contains($0) }.map(String.init) }
    }
    do throws(RuleSelection.UnknownRule) {
      return try RuleSelection(selected: words(select), ignored: words(ignore)).rules
    } catch {
      let suggestion = error.suggestion.map { "; did you mean “\($0)”?" } ?? ""
      throw UsageFailure.said("there is no rule “\(error.name)”\(suggestion)")
    }
  }

  private func print(_ files: [FileFindings], _ rules: [any LintRule]) {
    let summary = LintSummary(files)
    switch format {
    case .text:
      Terminal.standardOutput(
        files.map(TextReport(usesColor: color.isOn(Terminal.showsResultsToAPerson)).text).joined())
      if !quiet { Terminal.standardError(summary.text) }
    case .json:
      let report = JSONOutput.object([
        .init("version", .integer(1)), .init("command", .string("lint")),
        .init("findings", JSONReport.findings(files)), .init("summary", summary.json),
      ])
      Terminal.standardOutput(report.text(.indented) + "\n")
    case .sarif:
      let log = SARIFReport.log(files, rules: rules, version: TileschemeCommand.version)
      Terminal.standardOutput(log.text(.indented) + "\n")
    case .github: Terminal.standardOutput(GitHubReport.text(files))
    }
  }
}
