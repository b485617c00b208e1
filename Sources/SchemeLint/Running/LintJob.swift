import CacheOpening
import Diagnostics
import FileAccess
import SchemeFormats
import SystemPackage

/// Lints the paths of a request on all cores. The order of the results depends only on the paths.
public struct LintJob: Sendable {
  private let request: LintRequest
  private let used = UsedPatterns()

  /// Takes the request; nothing is read before `run()`.
  public init(_ request: LintRequest) { self.request = request }

  /// One candidate, and the settings for it.
  private struct Task: Sendable {
    enum Subject: Sendable {
      /// A file, package or directory.
      case candidate(SchemeFinder.Candidate)
      /// One document that is not a file, such as standard input.
      case document(SchemeInput)
    }

    let subject: Subject
    /// The index of the settings in `FolderChoices.all`.
    let choice: Int

    /// The folder of a file, package or directory.
    var folder: FilePath? {
      if case .candidate(let candidate) = subject { candidate.folder } else { nil }
    }
  }

  /// Reads the configurations and baselines, then lints all candidates.
  ///
  /// - Throws: `LintSettings.Problem` if a configuration or a baseline cannot be used. Nothing is linted then, because
  ///   other rules could run than the user has set.
  public func run() async throws(LintSettings.Problem) -> LintReport {
    var unreadable: [OpeningError] = []
    var choices = FolderChoices(request.settings)
    var tasks: [Task] = []
    var readsInput = false
    var unused = Set(request.settings.exclusion.texts)
    for input in request.inputs {
      guard case .path(let path) = input else {
        // Standard input can be read only once, even if it is given twice.
        if case .standardInput = input {
          if readsInput { continue }
          readsInput = true
        }
        tasks.append(Task(subject: .document(input), choice: try await choices.place(for: ".")))
        continue
      }
      for candidate in Self.candidates(at: path, unreadable: &unreadable) {
        let choice = try await choices.place(for: candidate.folder)
        // A file that the user names is linted all the same: the name is more specific than a pattern.
        if !candidate.isNamed {
          let patterns = choices.all[choice].exclusion.patterns(excluding: candidate.path)
          unused.subtract(patterns)
          if !patterns.isEmpty { continue }
        }
        tasks.append(Task(subject: .candidate(candidate), choice: choice))
      }
    }
    // All settings are read before the work begins, so that an error in one of them is found at once and no two cores
    // read the same file.
    let all = choices.all
    if case .write = request.fixing { sweep(tasks) }
    let outcomes = await ChunkedWork.map(tasks) { outcome(of: $0, all) }
    unused.subtract(used.texts)
    let names = tasks.lazy.map(name)
    return LintReport(
      zip(names, outcomes), unreadable: unreadable, choices: all,
      rules: request.settings.catalogue.pages.filter { page in all.contains { $0.linter.selection.runs(page) } },
      unusedExclusions: request.settings.exclusion.texts.filter(unused.contains),
      listsCleanFiles: request.listsCleanFiles, mayRepeat: request.inputs.count > 1)
  }

  /// Removes what killed runs left beside the files, once in each directory: thousands of files may lie in one.
  private func sweep(_ tasks: [Task]) {
    for directory in Set(tasks.compactMap(\.folder)) { StagedFiles.sweep(directory) }
  }

  private static func candidates(at path: FilePath, unreadable: inout [OpeningError]) -> [SchemeFinder.Candidate] {
    do throws(FileAccessError) {
      return try SchemeFinder.candidates(at: path)
    } catch {
      unreadable.append(.access(error))
      return []
    }
  }

  private func outcome(of task: Task, _ choices: [LintSettings.Choice]) -> LintOutcome {
    let choice = choices[task.choice]
    switch task.subject {
    case .document(let input): return outcome(of: input, choice).compact(name(of: task))
    case .candidate(let candidate): return outcome(of: candidate, choice).compact(name(of: task))
    }
  }

  /// The name in the report.
  private func name(of task: Task) -> String {
    switch task.subject {
    case .candidate(let candidate): candidate.path.string
    case .document(.standardInput): request.standardInputName
    case .document(let input): input.name
    }
  }

  private func outcome(of candidate: SchemeFinder.Candidate, _ choice: LintSettings.Choice) -> LintOutcome {
    do throws(OpeningError) {
      let opened = try open(candidate)
      // A damaged file in a directory counts as a scheme if it has the name of one, or names elements of one. Directories
      // contain many other XML and JSON files, and their faults are not the subject of this tool.
      if opened.documents.isEmpty, opened.model.scheme == nil, !candidate.isNamed,
        SchemeFormatRegistry.named(candidate.path.name ?? "") == nil,
        !opened.findings.contains(where: { SchemeMarks.areFound(in: $0.text) })
      {
        return .passedOver
      }
      return try fixed(opened, of: candidate, choice)
    } catch {
      // Databases of vector tiles are sound files, as vector tile packages are.
      switch error {
      case .choice(_, .unnamed(let names)):
        return everyScheme(names, choice) { name throws(OpeningError) in try open(candidate, choosing: name) }
      case .notAScheme where !candidate.isNamed, .store(.content) where !candidate.isNamed: return .passedOver
      default: break
      }
      return .unreadable(error)
    }
  }

  /// The findings of all schemes of a document with several, such as the tile matrix sets of a WMTS.
  private func everyScheme(
    _ names: [String], _ choice: LintSettings.Choice, _ open: (String) throws(OpeningError) -> OpenedScheme
  ) -> LintOutcome {
    var files: [FileFindings] = []
    do throws(OpeningError) {
      for name in names {
        for file in choice.linter.findings(in: try open(name)) {
          if let index = files.firstIndex(where: { $0.file == file.file }) {
            let known = files[index].findings
            files[index] = files[index].with(known + file.findings.filter { !known.contains($0) })
          } else {
            files.append(file)
          }
        }
      }
    } catch {
      // A name that occurs twice chooses none of its schemes, so that they cannot be checked.
      return .unreadable(error)
    }
    guard case .linted(var linted) = linted(used.included(files, choice), choice) else { return .passedOver }
    linted.isOfSeveral = true
    return .linted(linted)
  }

  private func open(
    _ candidate: SchemeFinder.Candidate, choosing set: String? = nil
  ) throws(OpeningError) -> OpenedScheme {
    try SchemeOpener.open(
      candidate.path, siblings: candidate.siblings, as: candidate.isNamed ? request.inputFormat : nil, choosing: set)
  }

  /// The findings after the requested fixes, and the fixes.
  private func fixed(
    _ opened: OpenedScheme, of candidate: SchemeFinder.Candidate, _ choice: LintSettings.Choice
  ) throws(OpeningError) -> LintOutcome {
    let found = used.included(choice.linter.findings(in: opened), choice)
    let fixer: Fixer
    let writes: Bool
    switch request.fixing {
    case .none: return linted(found, choice)
    case .preview(let asked): (fixer, writes) = (asked, false)
    case .write(let asked): (fixer, writes) = (asked, true)
    }
    // Files in a package are not changed: its central directory and checksums would have to change as well.
    guard opened.container == .file || opened.container == .directory else { return linted(found, choice) }
    let results = opened.documents.compactMap { document in
      fixer.fix(document, found.first { $0.file == document.file }?.findings ?? [])
    }
    guard !results.isEmpty else { return linted(found, choice) }
    guard writes else { return linted(found, choice, fixes: results) }
    do throws(FileAccessError) {
      // Both files of a cache are written before either is replaced, so that an error leaves the old files.
      var staged = StagedFiles(overwrites: true, sweeps: false)
      for result in results { try staged.add(result.bytes, at: FilePath(result.file)) }
      _ = try staged.commit()
    } catch {
      return .unreadable(.access(error))
    }
    // The files are read again, so that the report shows the findings of what is now on disk.
    return linted(used.included(choice.linter.findings(in: try open(candidate)), choice), choice, fixes: results)
  }

  /// The findings that are not in the baseline.
  private func linted(
    _ files: [FileFindings], _ choice: LintSettings.Choice, fixes: [Fixer.Result] = []
  ) -> LintOutcome {
    guard let baseline = choice.baseline else { return .linted(.init(files: files, fixes: fixes)) }
    let compared = files.map(baseline.compare)
    return .linted(
      .init(
        files: compared.map(\.new), fixes: fixes, known: compared.map(\.knownCount).reduce(0, +),
        gone: compared.map(\.goneCount).reduce(0, +)))
  }

  /// Lints a document that is not a file. Its findings offer fixes, but there is no file in which they could be made.
  private func outcome(of input: SchemeInput, _ choice: LintSettings.Choice) -> LintOutcome {
    var input = input
    do throws(OpeningError) {
      // Standard input can be read only once, and a document with several schemes is opened once for each.
      if case .standardInput(nil) = input { input = try .buffered(named: request.standardInputName) }
      let opened = try input.open(standardInputAs: request.standardInputName, as: request.inputFormat)
      return linted(choice.linter.findings(in: opened), choice)
    } catch {
      if case .choice(_, .unnamed(let names)) = error, case .document(let bytes, let document) = input {
        return everyScheme(names, choice) { name throws(OpeningError) in
          try SchemeOpener.open(bytes, named: document, as: request.inputFormat, choosing: name)
        }
      }
      return .unreadable(error)
    }
  }
}
