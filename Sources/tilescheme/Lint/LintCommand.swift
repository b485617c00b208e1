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

  @Flag(help: "Mend what can be mended without changing the scheme, and report the rest.")
  var fix = false

  @Flag(help: "Mend also what changes what the file says.")
  var unsafeFixes = false

  @Flag(help: "Print what --fix or --unsafe-fixes would change, and change nothing.")
  var diff = false

  @Option(help: "From which severity on the exit status is 1: error, warning, info or never.")
  var failOn: FailOn = .error

  @Option(help: ArgumentHelp("What standard input is called in findings.", valueName: "name"))
  var stdinName = "<stdin>"

  @Option(help: "How findings are printed.")
  var format: LintFormat = .text

  @Option(help: ArgumentHelp("Findings written to a file as well; also repeated.", valueName: "format:file"))
  var output: [LintOutput] = []

  @Option(help: "Whether findings are coloured; auto asks NO_COLOR and the terminal.")
  var color: OutputOptions.Color = .auto

  @Option(
    help: ArgumentHelp("The configuration, instead of the nearest .tilescheme.json.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var config: String?

  @Flag(help: "Pass over .tilescheme.json.")
  var noConfig = false

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

  func run() async throws {
    let configuration = try configuration()
    let rules = try selectedRules(configuration)
    let linter = Linter(rules, severities: configuration.severities)
    let fixing: LintRun.Fixing? =
      fix || unsafeFixes || diff ? .init(fixer: Fixer(includesUnsafe: unsafeFixes), writes: !diff) : nil
    let run = LintRun(linter: linter, standardInputName: stdinName, fixing: fixing)
    let result = await run.lint(paths)
    for problem in result.problems { Terminal.standardError("tilescheme: error: \(printable(problem))\n") }
    let shown = quiet ? result.files.map { $0.filtered { $0.severity == .error } } : result.files
    for text in result.diffs { Terminal.standardOutput(text) }
    if !diff { try report(shown, rules) }
    if result.fixedCount > 0, !quiet {
      Terminal.standardError("\(diff ? "would mend" : "mended") \(result.fixedCount)\n")
    }
    if !result.problems.isEmpty { throw CommandFailure(exitStatus: .failed) }
    let fails =
      diff
      ? result.fixedCount > 0 && failOn != .never
      : result.files.contains { $0.findings.contains { failOn.fails($0.severity) } }
    if fails { throw CommandFailure(exitStatus: .findings) }
  }

  /// What the command line selects takes the place of the configuration's; what either ignores does not run.
  private func selectedRules(_ configuration: LintConfiguration) throws -> [any LintRule] {
    func words(_ values: [String]) -> [String] {
      values.flatMap { $0.split { ", ".contains($0) }.map(String.init) }
    }
    let selected = words(select)
    do throws(RuleSelection.UnknownRule) {
      return try RuleSelection(
        selected: selected.isEmpty ? configuration.selected : selected,
        ignored: words(ignore) + (selected.isEmpty ? configuration.ignored : [])
      ).rules
    } catch {
      throw UsageFailure.said(error.message)
    }
  }

  private func configuration() throws -> LintConfiguration {
    guard !noConfig, let path = config.map({ FilePath($0) }) ?? NearestFile.find(ConfigurationFile.name, from: ".")
    else {
      return LintConfiguration()
    }
    let configuration: LintConfiguration
    do throws(FileAccessError) {
      configuration = try LintConfiguration(path)
    } catch {
      Terminal.standardError("tilescheme: error: \(printable(error.message))\n")
      throw CommandFailure(exitStatus: .failed)
    }
    if let findings = configuration.findings, findings.hasErrors {
      Terminal.standardError(TextReport(usesColor: color.isOn(Terminal.showsErrorsToAPerson)).text(findings))
      throw CommandFailure(exitStatus: .usage)
    }
    return configuration
  }

  private func report(_ files: [FileFindings], _ rules: [any LintRule]) throws {
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: true)
      for output in output {
        let text = output.format.text(files, rules: rules, usesColor: false)
        try staged.add(Array(text.utf8), at: FilePath(output.path))
      }
      _ = try staged.commit()
    } catch {
      Terminal.standardError("tilescheme: error: \(printable(error.message))\n")
      throw CommandFailure(exitStatus: .failed)
    }
    Terminal.standardOutput(
      format.text(files, rules: rules, usesColor: color.isOn(Terminal.showsResultsToAPerson)))
    if format == .text, !quiet { Terminal.standardError(LintSummary(files).text) }
  }
}
