import ArgumentParser
import TileSchemeKit

/// Which rules run, and how findings are told: what `lint` and `verify` share.
struct FindingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The only rules to run: identifiers, names, families, or ALL; also repeated.", valueName: "rules"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp("Rules that do not run: identifiers, names or families; also repeated.", valueName: "rules"))
  var ignore: [String] = []

  @Option(help: "From which severity on the exit status is 1: error, warning, info or never.")
  var failOn: FailOn = .error

  @Option(help: "How findings are printed; text is full on a terminal and concise elsewhere.")
  var format = LintFormat.text

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

  @Flag(name: [.short, .long], help: "Leave out warnings, infos and the summary.")
  var quiet = false

  enum FailOn: String, ArgumentChoice {
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

  /// - Parameter reportsKnownFindings: whether findings in the baseline are reported all the same.
  func settings(reportsKnownFindings: Bool = false) throws -> LintSettings {
    LintSettings(
      catalogue: .all, selected: try rules(select), ignored: try rules(ignore),
      source: noConfig ? .none : config.map { .file(FilePath($0)) } ?? .nearest,
      baseline: baseline.map { FilePath($0) }, reportsKnownFindings: reportsKnownFindings)
  }

  /// A slip in a rule's name is told whatever there is to lint.
  private func rules(_ values: [String]) throws -> Set<RulePage> {
    do throws(RuleCatalogue.UnknownRule) {
      return try RuleCatalogue.all.pages(named: values.flatMap { $0.split { ", ".contains($0) }.map(String.init) })
    } catch {
      throw CommandFailure(saying: error.message, .usage)
    }
  }

  /// How what lies at a path is looked at: by the configuration that is nearest to it.
  func choice(forPath path: FilePath) throws -> LintSettings.Choice {
    let settings = try settings()
    do throws(LintSettings.Problem) {
      return try settings.choice(forPath: path)
    } catch {
      throw failure(error)
    }
  }

  /// How everything else than findings is printed.
  var printing: OutputOptions {
    var output = OutputOptions()
    output.format = format.format is JSONReport ? .json : .text
    output.color = color
    output.quiet = quiet
    return output
  }

  func failure(_ problem: LintSettings.Problem) -> any Error {
    switch problem {
    case .unreadable(let error):
      return CommandFailure(saying: error.message)
    case .findings(let findings):
      printing.print(findings)
      return CommandFailure(exitStatus: .usage)
    }
  }

  /// Whether files without findings are named, and not only counted.
  var listsCleanFiles: Bool { format.format.listsCleanFiles || output.contains { $0.format.listsCleanFiles } }

  /// Prints findings, and writes them where `--output` says.
  func print(_ report: FindingReport) throws {
    var report = report
    if quiet { report.files = report.files.map { $0.filtered { $0.severity == .error } } }
    try write(output.map { ReportFile(path: $0.path, text: $0.format.text(report, .plain)) })
    let isOnTerminal = Terminal.showsResultsToAPerson
    let style = ReportStyle.commandLine(usesColor: color.isOn(isOnTerminal), isForTerminal: isOnTerminal)
    Terminal.standardOutput(format.format.text(report, style))
    if format.isForPeople, !quiet { Terminal.standardError(SummaryLine.text(report.summary)) }
  }

  /// Ends the command where findings are as severe as `--fail-on` says.
  func fail(on files: [FileFindings]) throws {
    if files.contains(where: { $0.findings.contains { failOn.fails($0.severity) } }) {
      throw CommandFailure(exitStatus: .findings)
    }
  }

  /// Writes files, all or none.
  func write(_ files: [ReportFile]) throws {
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: true)
      for file in files { try staged.add(Array(file.text.utf8), at: FilePath(file.path)) }
      _ = try staged.commit()
    } catch {
      throw CommandFailure(saying: error)
    }
  }
}

/// A text that a command writes beside its results.
struct ReportFile {
  let path: String
  let text: String
}
