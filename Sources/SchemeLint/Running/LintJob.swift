import CacheOpening
import Diagnostics
import FileAccess
import SchemeFormats
import SystemPackage

/// Lints the paths of a request on all cores. The order of the results depends only on the paths.
public struct LintJob: Sendable {
  private let request: LintRequest

  /// Takes the request; nothing is read before `run()`.
  public init(_ request: LintRequest) { self.request = request }

  /// One candidate, and the settings for it.
  private struct Task: Sendable {
    /// The file, package or directory; `nil` for standard input.
    let candidate: SchemeFinder.Candidate?
    /// The index of the settings in `FolderChoices.all`.
    let choice: Int
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
    for path in request.paths {
      if path == "-" {
        // Standard input can be read only once, even if it is given twice.
        if !readsInput { tasks.append(Task(candidate: nil, choice: try choices.place(for: "."))) }
        readsInput = true
        continue
      }
      for candidate in Self.candidates(at: path, unreadable: &unreadable) {
        let choice = try choices.place(for: candidate.folder)
        // A file that the user names is linted all the same: the name is more specific than a pattern.
        if !candidate.isNamed, choices.all[choice].exclusion.excludes(candidate.path) { continue }
        tasks.append(Task(candidate: candidate, choice: choice))
      }
    }
    // All settings are read before the work begins, so that an error in one of them is found at once and no two cores
    // read the same file.
    let all = choices.all
    let outcomes = await ChunkedWork.map(tasks) { outcome(of: $0, all) }
    let names = tasks.lazy.map { $0.candidate?.path.string ?? request.standardInputName }
    return LintReport(
      zip(names, outcomes), unreadable: unreadable, choices: all,
      rules: request.settings.catalogue.pages.filter { page in all.contains { $0.linter.selection.runs(page) } },
      listsCleanFiles: request.listsCleanFiles, mayRepeat: request.paths.count > 1)
  }

  private static func candidates(at path: String, unreadable: inout [OpeningError]) -> [SchemeFinder.Candidate] {
    do throws(FileAccessError) {
      return try SchemeFinder.candidates(at: FilePath(path))
    } catch {
      unreadable.append(.access(error))
      return []
    }
  }

  private func outcome(of task: Task, _ choices: [LintSettings.Choice]) -> LintOutcome {
    let choice = choices[task.choice]
    guard let candidate = task.candidate else {
      return standardInput(choice).compact(request.standardInputName)
    }
    return outcome(of: candidate, choice).compact(candidate.path.string)
  }

  private func outcome(of candidate: SchemeFinder.Candidate, _ choice: LintSettings.Choice) -> LintOutcome {
    do throws(OpeningError) {
      let opened = try SchemeOpener.open(candidate.path, siblings: candidate.siblings)
      // A damaged file in a directory counts as a scheme only if it has the name of one. Directories contain many other
      // XML and JSON files, and their faults are not the subject of this tool.
      if opened.documents.isEmpty, opened.model.scheme == nil, !candidate.isNamed,
        SchemeFormatRegistry.named(candidate.path.lastComponent?.string ?? "") == nil
      {
        return .passedOver
      }
      return try fixed(opened, at: candidate.path, choice)
    } catch {
      // Databases of vector tiles are sound files, as vector tile packages are.
      switch error {
      case .choice(_, .unnamed(let names)): return everyScheme(of: candidate, names, choice)
      case .notAScheme where !candidate.isNamed, .store(.content) where !candidate.isNamed: return .passedOver
      default: break
      }
      return .unreadable(error)
    }
  }

  /// The findings of all schemes of a document with several, such as the tile matrix sets of a WMTS.
  private func everyScheme(
    of candidate: SchemeFinder.Candidate, _ names: [String], _ choice: LintSettings.Choice
  ) -> LintOutcome {
    var files: [FileFindings] = []
    for name in names {
      // A name that occurs twice cannot be chosen; its schemes have no findings of their own.
      guard let opened = try? SchemeOpener.open(candidate.path, choosing: name) else { continue }
      for file in choice.linter.findings(in: opened) {
        if let index = files.firstIndex(where: { $0.file == file.file }) {
          let known = files[index].findings
          files[index] = files[index].with(known + file.findings.filter { !known.contains($0) })
        } else {
          files.append(file)
        }
      }
    }
    return linted(choice.included(files), choice)
  }

  /// The findings after the requested fixes, and the fixes.
  private func fixed(
    _ opened: OpenedScheme, at path: FilePath, _ choice: LintSettings.Choice
  ) throws(OpeningError) -> LintOutcome {
    let found = choice.included(choice.linter.findings(in: opened))
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
      var staged = StagedFiles(overwrites: true)
      for result in results { try staged.add(result.bytes, at: FilePath(result.file)) }
      _ = try staged.commit()
    } catch {
      return .unreadable(.access(error))
    }
    // The files are read again, so that the report shows the findings of what is now on disk.
    return linted(choice.included(choice.linter.findings(in: try SchemeOpener.open(path))), choice, fixes: results)
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

  private func standardInput(_ choice: LintSettings.Choice) -> LintOutcome {
    do throws(OpeningError) {
      let opened = try SchemeOpener.openStandardInput(named: request.standardInputName)
      return linted(choice.linter.findings(in: opened), choice)
    } catch {
      return .unreadable(error)
    }
  }
}
