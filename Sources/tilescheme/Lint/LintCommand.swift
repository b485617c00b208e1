import ArgumentParser
import TileSchemeKit

/// `tilescheme lint`: checks tiling schemes against the rules, and fixes what can be fixed.
///
/// The default name of standard input, `<stdin>`, cannot be the name of a file on Windows and is unlikely elsewhere, so
/// that findings are not mistaken for those of a file.
struct LintCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "lint",
    abstract: "Find problems in tiling schemes, with their place, their effect and the way to fix them.",
    discussion: """
      In a directory, all .xml, .cdi, .json, .tpk, .tpkx, .mbtiles and .pmtiles files are checked; files that are not schemes are \
      skipped and counted. A damaged file that contains elements of a scheme is an error, whatever its name is. A file \
      that is given by name must be a scheme or a package. Run tilescheme explain RULE to read about a \
      rule.

      Example: tilescheme lint schemes --exclude old --output gitlab:lint.json --overwrite
      """)

  static let defaultInputName = "<stdin>"

  @Argument(
    help: """
      Scheme files, packages, .mbtiles, .pmtiles, cache directories, or directories of these; built-in schemes and the addresses \
      of services, .tpkx and .pmtiles; - is standard input.
      """,
    completion: .file())
  var paths: [String]

  @Flag(help: "Apply fixes that do not change the meaning of a value, and report the remaining findings.")
  var fix = false

  @Flag(help: "Also apply fixes that change values.")
  var unsafeFixes = false

  @Flag(
    help: """
      Print the changes of --fix (or of --unsafe-fixes, if given) as a diff, and change nothing; errors that would remain \
      go to standard error.
      """)
  var diff = false

  @Option(help: ArgumentHelp("Name of standard input in findings.", valueName: "name"))
  var stdinName = LintCommand.defaultInputName

  @Option(
    help: ArgumentHelp("Write all findings to a baseline file, and report none.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writeBaseline: String?

  @Flag(help: "Remove the findings that no longer occur from the baseline, add none, and report none.")
  var pruneBaseline = false

  @OptionGroup var set: SetOption

  @Flag(help: "Succeed if there is no scheme to check.")
  var allowEmpty = false

  @OptionGroup var input: InputFormatOptions

  @OptionGroup var exclusion: ExclusionOptions

  @OptionGroup var findings: FindingOptions

  func run() async throws {
    let given = paths + [findings.config, findings.rules.baseline].compactMap(\.self)
    let existing = try findings.existingFile([], InputFiles(given.map { FilePath($0) }))
    // Before anything is changed. A run that only looks prints its findings, so that a nightly job that finds its report
    // of yesterday still shows what is wrong.
    if let existing, writeBaseline != nil || fix || unsafeFixes || diff { throw CommandFailure(saying: existing) }
    if pruneBaseline, writeBaseline != nil || fix || unsafeFixes || diff {
      throw ValidationError("--prune-baseline cannot be used with --write-baseline, --fix, --unsafe-fixes or --diff")
    }
    let settings = try findings.settings(
      reportsKnownFindings: writeBaseline != nil || pruneBaseline, excluding: exclusion.patterns)
    let inputs = await LintInputs(paths.map { set.applied(to: $0) }, findings.printing)
    var request = LintRequest(inputs.inputs, settings: settings)
    request.inputFormat = input.format
    request.standardInputName = stdinName
    // A file without findings may have had some.
    request.listsCleanFiles = findings.listsCleanFiles || pruneBaseline
    let fixer = Fixer(includesUnsafe: unsafeFixes)
    // --diff alone shows the safe fixes, and never writes, even beside --fix.
    if diff { request.fixing = .preview(fixer) } else if fix || unsafeFixes { request.fixing = .write(fixer) }
    let report: LintReport
    do throws(LintSettings.Problem) {
      report = try await LintJob(request).run()
    } catch {
      throw findings.failure(error)
    }
    // Files that cannot be read do not stop the others, but the run fails in the end.
    for problem in report.unreadable {
      let message = UnfinishedBuildLine.message(problem) ?? UnknownScheme.message(problem, given: paths)
      Terminal.error(message ?? problem.message)
    }
    let unreadableCount = report.unreadable.count + inputs.failedCount
    let isUnreadable = unreadableCount > 0
    let isEmpty = report.checkedCount == 0 && !isUnreadable && !allowEmpty
    if isEmpty, writeBaseline != nil || pruneBaseline { throw nothingChecked }
    if pruneBaseline { return try prune(report) }
    if let writeBaseline {
      try write(report, baseline: writeBaseline)
      if isUnreadable { throw CommandFailure(exitStatus: .failed) }
      return
    }
    let remaining = diff ? errorsLeft(by: report) : []
    if diff {
      for fix in report.fixes { Terminal.standardOutput(LineDiff.text(fix)) }
      // The diff alone would make a file without fixes look sound.
      for file in remaining { findings.printing.print(file) }
    } else {
      try print(report, unreadable: unreadableCount, isWriting: existing == nil)
    }
    if report.fixedCount > 0, !findings.quiet {
      Terminal.standardError("\(diff ? "would fix" : "fixed") \(counted(report.fixedCount, "finding"))\n")
    }
    if fix || unsafeFixes, !diff, !findings.quiet, let text = report.unfixableText { Terminal.standardError(text) }
    if let existing {
      throw CommandFailure(
        saying: "\(existing.messageWithAdvice.commandText); the findings were printed, but no report is written")
    }
    if isUnreadable { throw CommandFailure(exitStatus: .failed) }
    if isEmpty { throw nothingChecked }
    // As for a formatter: changes that are needed make the status 1, so that a build can require a clean state.
    if diff, report.fixedCount > 0 || !remaining.isEmpty, findings.threshold(report.failure) != .never {
      throw CommandFailure(exitStatus: .findings)
    }
    if !diff { try findings.fail(on: report.files, failing: report.failure) }
  }

  /// The findings that make the run fail and that the previewed fixes do not remove, and all errors among them.
  private func errorsLeft(by report: LintReport) -> [FileFindings] {
    let threshold = findings.threshold(report.failure)
    return report.unfixed.map { file in
      file.filtered { $0.severity == .error || threshold.fails($0.severity) }
    }.filter { !$0.findings.isEmpty }
  }

  /// The failure of a run that checked nothing. With status 0, a misspelled path in a build would look like success.
  private var nothingChecked: CommandFailure {
    CommandFailure(
      saying: """
        there is no tiling scheme in \(paths.map { printable($0) }.joined(separator: ", ")); give another path, or \
        --allow-empty if none is expected
        """)
  }

  /// The files that the command has read.
  ///
  /// - Parameter baselines: the baselines among them.
  private func inputs(_ report: LintReport, baselines: [FilePath]) -> InputFiles {
    InputFiles(paths.map { FilePath($0) } + report.settingsFiles + baselines)
  }

  /// Writes the baseline, and reports no findings: from the next run only new ones are reported.
  ///
  /// The files of `--output` are written as well, with all findings that are saved to the baseline.
  ///
  /// A baseline is refreshed without further consent, also if it is the baseline of the settings. Any other file is
  /// replaced with `--overwrite` only.
  private func write(_ report: LintReport, baseline path: String) throws {
    let baseline = ReportFile(path: path, text: Baseline.text(of: report.files, at: FilePath(path)))
    // The files of `--output` do not exist, or may be replaced: that was checked before.
    try findings.write(
      [baseline] + findings.reportFiles(findingReport(report)),
      replacing: findings.overwrite || Baseline.isOne(FilePath(path)), reading: inputs(report, baselines: []))
    if !report.unreadable.isEmpty { throw CommandFailure(exitStatus: .failed) }
    let count = report.files.map(\.findings.count).reduce(0, +)
    if !findings.quiet {
      Terminal.standardError("\(printable(path)): saved \(counted(count, "finding")) to the baseline\n")
    }
  }

  /// Removes the entries that no longer occur from the baselines.
  private func prune(_ report: LintReport) throws {
    // A file that could not be read may still have its findings.
    if !report.unreadable.isEmpty { throw CommandFailure(exitStatus: .failed) }
    if report.baselineFiles.isEmpty {
      throw CommandFailure(
        saying: "--prune-baseline: there is no baseline; give it with --baseline, or in .tilescheme.json", .usage)
    }
    for path in report.baselineFiles {
      let baseline: Baseline
      do throws(FileAccessError) {
        baseline = try Baseline(path)
      } catch {
        throw CommandFailure(saying: error)
      }
      if let problems = baseline.problems { throw findings.failure(.findings(problems)) }
      let pruned = baseline.pruned(to: report.files)
      if pruned.removedCount > 0 {
        try findings.write(
          [ReportFile(path: path.string, text: pruned.text)], replacing: true, reading: inputs(report, baselines: []))
      }
      if !findings.quiet {
        Terminal.standardError(
          "\(printable(path.string)): removed \(counted(pruned.removedCount, "finding")) that no longer "
            + "\(pruned.removedCount == 1 ? "occurs" : "occur")\n")
      }
    }
  }

  /// Prints the findings, then how many others the baseline hides. A baseline entry that no longer occurs should be
  /// removed: it would hide the same finding if it came back.
  private func print(_ report: LintReport, unreadable: Int, isWriting: Bool) throws {
    for pattern in report.unusedExclusions {
      findings.printing.notice(
        "notice",
        "--exclude \(pattern): leaves out nothing; a name such as old* is left out at any depth, and a path begins at the "
          + "working directory")
    }
    try findings.print(
      findingReport(report), checked: report.checkedText, skipped: report.skippedCount, unreadable: unreadable,
      known: report.knownCount, reading: inputs(report, baselines: report.baselineFiles),
      isWriting: isWriting, failing: report.failure)
    if findings.format.isForPeople {
      for document in report.documentsOfSeveral {
        findings.printing.notice(
          "notice",
          "\(document) contains several schemes, and the findings are those of all; tilescheme show "
            + "\(ShellWord.text(document)) lists each of them")
      }
    }
    guard findings.format.isForPeople, !findings.quiet, report.knownCount + report.goneCount > 0 else { return }
    let known = "\(counted(report.knownCount, "finding is", "findings are")) in the baseline"
    let gone = counted(report.goneCount, "baseline entry no longer occurs", "baseline entries no longer occur")
    let hint =
      report.goneCount > 0 ? "; \(gone); --prune-baseline removes \(report.goneCount == 1 ? "it" : "them")" : ""
    Terminal.standardError("\(known)\(hint)\n")
  }

  private func findingReport(_ report: LintReport) -> FindingReport {
    FindingReport(command: "lint", files: report.files, cleanCount: report.cleanCount, rules: report.rules)
  }
}
