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

  @Option(help: "How findings are printed; text is full on a terminal and concise elsewhere.")
  var format: LintFormat = .text

  @Option(help: ArgumentHelp("Findings written to a file as well; also repeated.", valueName: "format:file"))
  var output: [LintOutput] = []

  @Option(help: "Whether findings are coloured; auto asks NO_COLOR and the terminal.")
  var color: OutputOptions.Color = .auto

  @Option(
    help: ArgumentHelp("The configuration, instead of the .tilescheme.json nearest to each file.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var config: String?

  @Flag(help: "Pass over .tilescheme.json.")
  var noConfig = false

  @Option(
    help: ArgumentHelp("Findings that are known and not told, as --write-baseline wrote them.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @Option(
    help: ArgumentHelp("Write all findings to a baseline, and tell none.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writeBaseline: String?

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
    let fixing: LintRun.Fixing? =
      fix || unsafeFixes || diff ? .init(fixer: Fixer(includesUnsafe: unsafeFixes), writes: !diff) : nil
    let run = LintRun(setup: try setup(), standardInputName: stdinName, fixing: fixing)
    let result: LintRun.Result
    do throws(LintSetup.Problem) {
      result = try await run.lint(paths)
    } catch {
      throw failure(error)
    }
    for problem in result.problems { Terminal.standardError("tilescheme: error: \(printable(problem))\n") }
    if let writeBaseline {
      try write([(Baseline.text(of: result.files, at: FilePath(writeBaseline)), writeBaseline)])
      if !result.problems.isEmpty { throw CommandFailure(exitStatus: .failed) }
      let count = result.files.map(\.findings.count).reduce(0, +)
      if !quiet { Terminal.standardError("\(printable(writeBaseline)): \(count) known from now on\n") }
      return
    }
    let shown = quiet ? result.files.map { $0.filtered { $0.severity == .error } } : result.files
    for text in result.diffs { Terminal.standardOutput(text) }
    if !diff { try report(shown, result) }
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

  private func setup() throws -> LintSetup {
    func words(_ values: [String]) -> [String] {
      values.flatMap { $0.split { ", ".contains($0) }.map(String.init) }
    }
    let setup = LintSetup(
      selected: words(select), ignored: words(ignore),
      source: noConfig ? .none : config.map { .file(FilePath($0)) } ?? .nearest,
      baseline: baseline.map { FilePath($0) }, tellsKnown: writeBaseline != nil)
    // A slip in a rule's name is told whatever there is to lint.
    do throws(RuleSelection.UnknownRule) {
      _ = try RuleSelection(selected: setup.selected, ignored: setup.ignored)
    } catch {
      throw UsageFailure.said(error.message)
    }
    return setup
  }

  private func failure(_ problem: LintSetup.Problem) -> any Error {
    switch problem {
    case .unreadable(let error):
      Terminal.standardError("tilescheme: error: \(printable(error.message))\n")
      return CommandFailure(exitStatus: .failed)
    case .findings(let findings):
      Terminal.standardError(TextReport(usesColor: color.isOn(Terminal.showsErrorsToAPerson)).text(findings))
      return CommandFailure(exitStatus: .usage)
    case .unknownRule(let error): return UsageFailure.said(error.message)
    }
  }

  private func report(_ files: [FileFindings], _ result: LintRun.Result) throws {
    try write(output.map { ($0.format.text(files, rules: result.rules, usesColor: false), $0.path) })
    Terminal.standardOutput(
      format.text(
        files, rules: result.rules, usesColor: color.isOn(Terminal.showsResultsToAPerson),
        isOnTerminal: Terminal.showsResultsToAPerson))
    guard format.isText, !quiet else { return }
    Terminal.standardError(LintSummary(files).text)
    guard result.knownCount + result.goneCount > 0 else { return }
    let gone = result.goneCount > 0 ? "; \(result.goneCount) of it are gone, --write-baseline writes it anew" : ""
    Terminal.standardError("\(result.knownCount) more are in the baseline\(gone)\n")
  }

  private func write(_ files: [(text: String, path: String)]) throws {
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: true)
      for file in files { try staged.add(Array(file.text.utf8), at: FilePath(file.path)) }
      _ = try staged.commit()
    } catch {
      Terminal.standardError("tilescheme: error: \(printable(error.message))\n")
      throw CommandFailure(exitStatus: .failed)
    }
  }
}
