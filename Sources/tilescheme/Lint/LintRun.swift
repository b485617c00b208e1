import TileSchemeKit

/// Lints what the user named, on all cores, in a stable order.
struct LintRun: Sendable {
  let setup: LintSetup
  let standardInputName: String
  let fixing: Fixing?
  /// Whether files without findings are wanted by name, and not only counted.
  let listsClean: Bool

  struct Fixing: Sendable {
    let fixer: Fixer
    /// Whether files are changed, or only what would change is told.
    let writes: Bool
  }

  /// What is linted, and how.
  private struct Job: Sendable {
    /// `nil` is standard input.
    let candidate: SchemeFinder.Candidate?
    /// The place of the choice among all.
    let choice: Int
  }

  func lint(_ paths: [String]) async throws(LintSetup.Problem) -> LintResult {
    var problems: [String] = []
    var choices = LintChoices(setup)
    var jobs: [Job] = []
    var readsInput = false
    for path in paths {
      if path == "-" {
        // It can be read once.
        if !readsInput { jobs.append(Job(candidate: nil, choice: try choices.place(for: "."))) }
        readsInput = true
        continue
      }
      for candidate in candidates(at: path, problems: &problems) {
        jobs.append(Job(candidate: candidate, choice: try choices.place(for: candidate.folder)))
      }
    }
    let outcomes = await outcomes(of: jobs, choices.all)
    let names = jobs.lazy.map { $0.candidate?.path.string ?? standardInputName }
    var result = LintResult(zip(names, outcomes), listsClean: listsClean, mayRepeat: paths.count > 1)
    result.problems = problems + result.problems
    result.rules = setup.catalogue.pages.filter { page in choices.all.contains { $0.linter.selection.runs(page) } }
    return result
  }

  private func candidates(at path: String, problems: inout [String]) -> [SchemeFinder.Candidate] {
    do throws(FileAccessError) {
      return try SchemeFinder.candidates(at: FilePath(path))
    } catch {
      problems.append(error.message)
      return []
    }
  }

  /// As many at once as there are cores; the executor does not begin more.
  private func outcomes(of jobs: [Job], _ choices: [LintSetup.Choice]) async -> [LintOutcome] {
    // To start threads takes longer than to lint one file.
    guard jobs.count > 1 else { return jobs.map { outcome(of: $0, choices) } }
    // Chunks: a task for each of ten thousand files costs more than reading it.
    let size = max(1, min(64, jobs.count / 16))
    return await withTaskGroup(of: (start: Int, outcomes: [LintOutcome]).self) { group in
      for start in stride(from: 0, to: jobs.count, by: size) {
        group.addTask {
          (start, jobs[start..<min(start + size, jobs.count)].map { outcome(of: $0, choices) })
        }
      }
      let chunks = await group.reduce(into: []) { $0.append($1) }
      return chunks.sorted { $0.start < $1.start }.flatMap(\.outcomes)
    }
  }

  private func outcome(of job: Job, _ choices: [LintSetup.Choice]) -> LintOutcome {
    let choice = choices[job.choice]
    guard let candidate = job.candidate else { return standardInput(choice).compact(standardInputName) }
    return outcome(of: candidate, choice).compact(candidate.path.string)
  }

  private func outcome(of candidate: SchemeFinder.Candidate, _ choice: LintSetup.Choice) -> LintOutcome {
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
      return .problem(error.message)
    }
  }

  /// The findings, after what can be mended is.
  private func fixed(
    _ opened: OpenedScheme, at path: FilePath, _ choice: LintSetup.Choice
  ) throws(OpeningError) -> LintOutcome {
    let found = choice.linter.findings(in: opened)
    // In a package nothing is changed: its directory and checksums would have to follow.
    guard let fixing, opened.container == .file || opened.container == .directory else { return linted(found, choice) }
    let results = opened.documents.compactMap { document in
      fixing.fixer.fix(document, found.first { $0.file == document.file }?.findings ?? [])
    }
    let count = results.map(\.fixed.count).reduce(0, +)
    guard count > 0 else { return linted(found, choice) }
    guard fixing.writes else { return linted(found, choice, fixed: count, diffs: results.map(LineDiff.text)) }
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: true)
      for result in results { try staged.add(result.bytes, at: FilePath(result.file)) }
      _ = try staged.commit()
    } catch {
      return .problem(error.message)
    }
    return linted(choice.linter.findings(in: try SchemeOpener.open(path)), choice, fixed: count)
  }

  /// What the baseline does not know.
  private func linted(
    _ files: [FileFindings], _ choice: LintSetup.Choice, fixed: Int = 0, diffs: [String] = []
  ) -> LintOutcome {
    guard let baseline = choice.baseline else { return .linted(.init(files: files, fixed: fixed, diffs: diffs)) }
    let compared = files.map(baseline.compare)
    return .linted(
      .init(
        files: compared.map(\.new), fixed: fixed, diffs: diffs, known: compared.map(\.knownCount).reduce(0, +),
        gone: compared.map(\.goneCount).reduce(0, +)))
  }

  private func standardInput(_ choice: LintSetup.Choice) -> LintOutcome {
    do {
      let bytes = try FileReading.standardInput()
      return linted(choice.linter.findings(in: try SchemeOpener.open(bytes, named: standardInputName)), choice)
    } catch let error as FileAccessError {
      return .problem(error.message)
    } catch let error as OpeningError {
      return .problem(error.message)
    } catch {
      return .problem("\(error)")
    }
  }
}
