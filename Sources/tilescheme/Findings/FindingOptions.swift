import ArgumentParser
import TileSchemeKit

/// The options that `lint`, `verify` and `preflight` share: which rules run, and how findings are reported.
struct FindingOptions: ParsableArguments {
  static let defaultFormat = LintFormat.text

  @OptionGroup var rules: RuleOptions

  @Option(
    help: """
      Lowest severity that makes the exit status 1: error, warning, info or never. (default: failOn of \
      .tilescheme.json, or error)
      """)
  var failOn: FailOn?

  @Option(help: "Output format of findings; text is full on a terminal and concise elsewhere.")
  var format = FindingOptions.defaultFormat

  @Option(
    help: ArgumentHelp(
      "Also write the findings to a file, such as sarif:lint.sarif. Can be repeated.", valueName: "format:file"),
    transform: LintOutput.read)
  var output: [LintOutput] = []

  @Flag(help: "Replace existing files; an input is never replaced.")
  var overwrite = false

  @Option(help: "Colour findings: auto, always or never; auto colours on a terminal unless NO_COLOR is set.")
  var color: OutputOptions.Color = .auto

  @Option(
    help: ArgumentHelp(
      "Configuration file to use instead of the .tilescheme.json nearest to each file.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var config: String?

  @Flag(help: "Ignore .tilescheme.json.")
  var noConfig = false

  @Flag(
    name: [.short, .long],
    help: "Print only errors and the findings of --fail-on, without notices, tables and summary.")
  var quiet = false

  /// Which findings make the exit status 1: the option replaces the configuration.
  func threshold(_ configured: FailureThreshold?) -> FailureThreshold {
    failOn?.threshold ?? configured ?? .at(.error)
  }

  /// The settings of a lint or verification run.
  ///
  /// - Parameters:
  ///   - reportsKnownFindings: whether findings in the baseline are reported too. `--write-baseline` needs them: the
  ///     refreshed baseline would otherwise contain the new findings only.
  ///   - exclusion: the files and folders that the command line leaves out.
  /// - Throws: `CommandFailure` with exit status 2 if a rule does not exist.
  func settings(
    reportsKnownFindings: Bool = false, excluding exclusion: PathExclusion = PathExclusion()
  ) throws -> LintSettings {
    var settings = try rules.settings(SettingsFile(config, isIgnored: noConfig), excluding: exclusion)
    settings.reportsKnownFindings = reportsKnownFindings
    return settings
  }

  /// The rules and the baseline for a path, from the configuration nearest to it.
  func choice(forPath path: FilePath) async throws -> LintSettings.Choice {
    let settings = try settings()
    do throws(LintSettings.Problem) {
      return try await settings.choice(forPath: path)
    } catch {
      throw failure(error)
    }
  }

  /// The options for printing notices and results beside the findings, so that `--quiet` and `--color` apply to all.
  var printing: OutputOptions {
    var output = OutputOptions()
    output.format = format.format is JSONReport ? .json : .text
    output.color = color
    output.quiet = quiet
    return output
  }

  /// Prints what is wrong with the configuration or the baseline, and returns the failure to throw.
  func failure(_ problem: LintSettings.Problem) -> any Error { printing.failure(problem) }

  /// Whether files without findings are listed, not only counted. JUnit, for example, lists each as a passed test.
  var listsCleanFiles: Bool { format.format.listsCleanFiles || output.contains { $0.format.listsCleanFiles } }

  /// Checks that the files of the command can be written, before work that may take hours.
  ///
  /// - Parameters:
  ///   - paths: the files that the command writes beside those of `--output`.
  ///   - inputs: what the command reads.
  func check(_ paths: [String], _ inputs: InputFiles) throws {
    if let existing = try existingFile(paths, inputs) { throw CommandFailure(saying: existing) }
  }

  /// The same check, but a file that exists is returned and not thrown, for commands that print their findings all the
  /// same; `nil` if all files can be written.
  func existingFile(_ paths: [String], _ inputs: InputFiles) throws -> FileAccessError? {
    var existing: FileAccessError?
    for path in output.map(\.path) + paths {
      if let advice = WindowsPath.advice(for: FilePath(path)) { throw CommandFailure(saying: advice, .usage) }
    }
    var places: Set<FilePath> = []
    do throws(FileAccessError) {
      for path in (output.map(\.path) + paths).map({ FilePath($0) }) {
        try inputs.check(path)
        if !overwrite, existing == nil, FileSystemEntry.at(path) == .file {
          existing = FileAccessError(path.string, .exists)
        }
        let isNew = places.insert(RealPath.place(of: path) ?? path).inserted
        guard isNew else { throw FileAccessError(path.string, .givenTwice) }
      }
      return existing
    } catch {
      throw CommandFailure(saying: error)
    }
  }

  /// Prints the findings on standard output, and writes the files of `--output`.
  ///
  /// The files are written first: if that fails, the run ends with an error and not with a report that looks complete.
  ///
  /// - Parameters:
  ///   - report: the findings.
  ///   - checked: what was checked, for the summary, such as `21 tiles checked`; by default the number of files.
  ///   - skipped: the number of files that were skipped, for the summary.
  ///   - known: the number of findings that are in the baseline, for the summary.
  ///   - unreadable: the number of inputs that could not be read.
  ///   - files: further files to write, together with those of `--output`.
  ///   - inputs: what the command has read.
  ///   - isWriting: whether the files are written; otherwise only standard output gets the findings.
  ///   - configured: which findings make the run fail according to the configuration, if it says so.
  func print(
    _ report: FindingReport, checked: String? = nil, skipped: Int = 0, unreadable: Int = 0, known: Int = 0,
    writing files: [ReportFile] = [], reading inputs: InputFiles, isWriting: Bool = true,
    failing configured: FailureThreshold? = nil
  ) throws {
    let report = completed(report, configured)
    if isWriting { try write(files + reportFiles(report, failing: configured), replacing: overwrite, reading: inputs) }
    let isOnTerminal = Terminal.showsResultsToAPerson
    let style = ReportStyle.commandLine(usesColor: color.isOn(isOnTerminal), isForTerminal: isOnTerminal)
    Terminal.standardOutput(format.format.text(report, style))
    if format.isForPeople, !quiet {
      Terminal.standardError(
        SummaryLine.text(report.summary, checked, skipped: skipped, unreadable: unreadable, known: known))
    }
  }

  /// The report with the effect of `--fail-on` and `--quiet`.
  private func completed(_ report: FindingReport, _ configured: FailureThreshold?) -> FindingReport {
    var report = report
    let threshold = threshold(configured)
    report.failure = threshold
    // The findings that make the run fail are always shown: nobody could see otherwise why a build is red.
    if quiet {
      report.files = report.files.map {
        $0.filtered { $0.severity == .error || threshold.fails($0.severity) }
      }
    }
    return report
  }

  /// The files of `--output`.
  func reportFiles(_ report: FindingReport, failing configured: FailureThreshold? = nil) -> [ReportFile] {
    let report = completed(report, configured)
    return output.map { ReportFile(path: $0.path, text: $0.format.text(report, .plain)) }
  }

  /// Ends the command with exit status 1 if a finding is at least as severe as `--fail-on`.
  ///
  /// - Parameters:
  ///   - files: the findings.
  ///   - configured: which findings make the run fail according to the configuration, if it says so.
  func fail(on files: [FileFindings], failing configured: FailureThreshold? = nil) throws {
    let threshold = threshold(configured)
    if files.contains(where: { $0.findings.contains { threshold.fails($0.severity) } }) {
      throw CommandFailure(exitStatus: .findings)
    }
  }

  /// Writes files, either all or none.
  ///
  /// - Parameters:
  ///   - files: the files and their contents.
  ///   - isReplacing: whether existing files are replaced; an input never is.
  ///   - inputs: what the command has read.
  func write(_ files: [ReportFile], replacing isReplacing: Bool, reading inputs: InputFiles) throws {
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: isReplacing)
      for file in files {
        let path = FilePath(file.path)
        try inputs.check(path)
        try staged.add(Array(Terminal.named(file.text).utf8), at: path)
      }
      _ = try staged.commit()
    } catch {
      throw CommandFailure(saying: error)
    }
  }
}

/// A file that a command writes in addition to its results: a report, a baseline or a picture.
struct ReportFile {
  let path: String
  let text: String
}
