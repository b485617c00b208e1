import CacheOpening
import Diagnostics
import FileAccess
import SchemeFormats
import SystemPackage

/// Lints what a request names, on all cores, in a stable order.
public struct LintJob: Sendable {
  private let request: LintRequest

  /// Takes the request; nothing is read before `run()`.
  public init(_ request: LintRequest) { self.request = request }

  /// What is linted, and how.
  private struct Task: Sendable {
    /// `nil` is standard input.
    let candidate: SchemeFinder.Candidate?
    /// The place of the choice among all.
    let choice: Int
  }

  /// - Throws: `LintSettings.Problem` where a configuration or a baseline cannot be used; then nothing is linted.
  public func run() async throws(LintSettings.Problem) -> LintReport {
    var unreadable: [OpeningError] = []
    var choices = FolderChoices(request.settings)
    var tasks: [Task] = []
    var readsInput = false
    for path in request.paths {
      if path == "-" {
        // It can be read once.
        if !readsInput { tasks.append(Task(candidate: nil, choice: try choices.place(for: "."))) }
        readsInput = true
        continue
      }
      for candidate in Self.candidates(at: path, unreadable: &unreadable) {
        tasks.append(Task(candidate: candidate, choice: try choices.place(for: candidate.folder)))
      }
    }
    let all = choices.all
    let outcomes = await ChunkedWork.map(tasks) { outcome(of: $0, all) }
    let names = tasks.lazy.map { $0.candidate?.path.string ?? request.standardInputName }
    return LintReport(
      zip(names, outcomes), unreadable: unreadable,
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
      // A broken file that nobody named is a scheme's only if it is called like one.
      if opened.documents.isEmpty, !candidate.isNamed,
        SchemeFormatRegistry.named(candidate.path.lastComponent?.string ?? "") == nil
      {
        return .passedOver
      }
      return try fixed(opened, at: candidate.path, choice)
    } catch {
      if case .notAScheme = error, !candidate.isNamed { return .passedOver }
      return .unreadable(error)
    }
  }

  /// The findings, after what is to be fixed is.
  private func fixed(
    _ opened: OpenedScheme, at path: FilePath, _ choice: LintSettings.Choice
  ) throws(OpeningError) -> LintOutcome {
    let found = choice.linter.findings(in: opened)
    let fixer: Fixer
    let writes: Bool
    switch request.fixing {
    case .none: return linted(found, choice)
    case .preview(let asked): (fixer, writes) = (asked, false)
    case .write(let asked): (fixer, writes) = (asked, true)
    }
    // In a package nothing is changed: its directory and checksums would have to follow.
    guard opened.container == .file || opened.container == .directory else { return linted(found, choice) }
    let results = opened.documents.compactMap { document in
      fixer.fix(document, found.first { $0.file == document.file }?.findings ?? [])
    }
    guard !results.isEmpty else { return linted(found, choice) }
    guard writes else { return linted(found, choice, fixes: results) }
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: true)
      for result in results { try staged.add(result.bytes, at: FilePath(result.file)) }
      _ = try staged.commit()
    } catch {
      return .unreadable(.access(error))
    }
    return linted(choice.linter.findings(in: try SchemeOpener.open(path)), choice, fixes: results)
  }

  /// What the baseline does not know.
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
