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
    var request = LintRequest(paths, settings: try findings.settings(reportsKnownFindings: writeBaseline != nil))
    request.standardInputName = stdinName
    request.listsCleanFiles = findings.listsCleanFiles
    let fixer = Fixer(includesUnsafe: unsafeFixes)
    if diff { request.fixing = .preview(fixer) } else if fix || unsafeFixes { request.fixing = .write(fixer) }
    let report: LintReport
    do throws(LintSettings.Problem) {
      report = try await LintJob(request).run()
    } catch {
      throw findings.failure(error)
    }
    for problem in report.unreadable { Terminal.error(problem.message) }
    if let writeBaseline { return try write(report, baseline: writeBaseline) }
    if diff { for fix in report.fixes { Terminal.standardOutput(LineDiff.text(fix)) } } else { try print(report) }
    if report.fixedCount > 0, !findings.quiet {
      Terminal.standardError("\(diff ? "would mend" : "mended") \(report.fixedCount)\n")
    }
    if !report.unreadable.isEmpty { throw CommandFailure(exitStatus: .failed) }
    if diff, report.fixedCount > 0, findings.failOn != .never { throw CommandFailure(exitStatus: .findings) }
    if !diff { try findings.fail(on: report.files) }
  }

  private func write(_ report: LintReport, baseline path: String) throws {
    try findings.write([ReportFile(path: path, text: Baseline.text(of: report.files, at: FilePath(path)))])
    if !report.unreadable.isEmpty { throw CommandFailure(exitStatus: .failed) }
    let count = report.files.map(\.findings.count).reduce(0, +)
    if !findings.quiet { Terminal.standardError("\(printable(path)): \(count) known from now on\n") }
  }

  private func print(_ report: LintReport) throws {
    try findings.print(
      FindingReport(command: "lint", files: report.files, cleanCount: report.cleanCount, rules: report.rules))
    guard findings.format.isForPeople, !findings.quiet, report.knownCount + report.goneCount > 0 else { return }
    let gone = report.goneCount > 0 ? "; \(report.goneCount) of it are gone, --write-baseline writes it anew" : ""
    Terminal.standardError("\(report.knownCount) more are in the baseline\(gone)\n")
  }
}
