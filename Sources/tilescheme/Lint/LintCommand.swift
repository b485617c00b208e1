import ArgumentParser
import TileSchemeKit

struct LintCommand: Subcommand {
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

  @Flag(help: "Mend what can be mended without changing the scheme, and report the rest.")
  var fix = false

  @Flag(help: "Mend also what changes what the file says.")
  var unsafeFixes = false

  @Flag(help: "Print what --fix or --unsafe-fixes would change, and change nothing.")
  var diff = false

  @Option(help: ArgumentHelp("What standard input is called in findings.", valueName: "name"))
  var stdinName = "<stdin>"

  @Option(
    help: ArgumentHelp("Write all findings to a baseline, and tell none.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writeBaseline: String?

  @OptionGroup var findings: FindingOptions

  func run() async throws {
    let fixing: LintRun.Fixing? =
      fix || unsafeFixes || diff ? .init(fixer: Fixer(includesUnsafe: unsafeFixes), writes: !diff) : nil
    let run = LintRun(
      setup: try findings.setup(tellsKnown: writeBaseline != nil), standardInputName: stdinName, fixing: fixing,
      listsClean: findings.listsClean)
    let result: LintResult
    do throws(LintSetup.Problem) {
      result = try await run.lint(paths)
    } catch {
      throw findings.failure(error)
    }
    for problem in result.problems { Terminal.error(problem) }
    if let writeBaseline {
      try findings.write([(Baseline.text(of: result.files, at: FilePath(writeBaseline)), writeBaseline)])
      if !result.problems.isEmpty { throw CommandFailure(exitStatus: .failed) }
      let count = result.files.map(\.findings.count).reduce(0, +)
      if !findings.quiet { Terminal.standardError("\(printable(writeBaseline)): \(count) known from now on\n") }
      return
    }
    for text in result.diffs { Terminal.standardOutput(text) }
    if !diff { try report(result) }
    if result.fixedCount > 0, !findings.quiet {
      Terminal.standardError("\(diff ? "would mend" : "mended") \(result.fixedCount)\n")
    }
    if !result.problems.isEmpty { throw CommandFailure(exitStatus: .failed) }
    let fails =
      diff
      ? result.fixedCount > 0 && findings.failOn != .never
      : result.files.contains { $0.findings.contains { findings.failOn.fails($0.severity) } }
    if fails { throw CommandFailure(exitStatus: .findings) }
  }

  private func report(_ result: LintResult) throws {
    try findings.tell(
      FindingReport(command: "lint", files: result.files, cleanCount: result.cleanCount, rules: result.rules))
    guard findings.format.isForPeople, !findings.quiet, result.knownCount + result.goneCount > 0 else { return }
    let gone = result.goneCount > 0 ? "; \(result.goneCount) of it are gone, --write-baseline writes it anew" : ""
    Terminal.standardError("\(result.knownCount) more are in the baseline\(gone)\n")
  }
}
