import Diagnostics
import FileAccess
import SchemeFormats
import SchemeLint
import SystemPackage

/// Lints what the user named, on all cores, in a stable order.
struct LintRun: Sendable {
  let setup: LintSetup
  let standardInputName: String
  let fixing: Fixing?

  struct Fixing: Sendable {
    let fixer: Fixer
    /// Whether files are changed, or only what would change is told.
    let writes: Bool
  }

  struct Result: Sendable {
    /// In the order of the paths; each file once.
    var files: [FileFindings] = []
    /// What could not be read, in words.
    var problems: [String] = []
    /// What would change, file by file.
    var diffs: [String] = []
    var fixedCount = 0
    /// How many findings the baselines know.
    var knownCount = 0
    /// How many of those in the baselines are gone.
    var goneCount = 0
    /// Those that ran on any file.
    var rules: [any LintRule] = []
  }

  /// What is linted, and how.
  private struct Job: Sendable {
    let source: Source
    /// The place of the choice among all.
    let choice: Int

    enum Source: Sendable {
      case standardInput
      case file(SchemeFinder.Candidate)
    }
  }

  /// What came out of a candidate.
  private struct Linted: Sendable {
    var files: [FileFindings]
    var fixed = 0
    var diffs: [String] = []
    var known = 0
    var gone = 0
  }

  private enum Outcome: Sendable {
    case linted(Linted)
    case problem(String)
    case passedOver

    /// What is clean is shown by nothing but its name: memory is that of the files with findings.
    var withoutNeedlessTexts: Outcome {
      guard case .linted(var linted) = self else { return self }
      linted.files = linted.files.map { $0.findings.isEmpty ? $0.withoutText : $0 }
      return .linted(linted)
    }
  }

  func lint(_ paths: [String]) async throws(LintSetup.Problem) -> Result {
    var result = Result()
    var choices = LintChoices(setup)
    var jobs: [Job] = []
    var readsInput = false
    for path in paths {
      if path == "-" {
        // It can be read once.
        guard !readsInput else { continue }
        readsInput = true
        jobs.append(Job(source: .standardInput, choice: try choices.place(for: ".")))
        continue
      }
      for candidate in candidates(at: path, problems: &result.problems) {
        jobs.append(Job(source: .file(candidate), choice: try choices.place(for: candidate.folder)))
      }
    }
    result.rules = RuleRegistry.all.filter { rule in choices.all.contains { $0.linter.runs(rule.page) } }
    gather(await outcomes(of: jobs, choices.all), into: &result)
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
  private func outcomes(of jobs: [Job], _ choices: [LintSetup.Choice]) async -> [Outcome] {
    // To start threads takes longer than to lint one file.
    guard jobs.count > 1 else { return jobs.map { outcome(of: $0, choices) } }
    // Chunks: a task for each of ten thousand files costs more than reading it.
    let size = max(1, min(64, jobs.count / 16))
    return await withTaskGroup(of: (start: Int, outcomes: [Outcome]).self) { group in
      for start in stride(from: 0, to: jobs.count, by: size) {
        group.addTask {
          (start, jobs[start..<min(start + size, jobs.count)].map { outcome(of: $0, choices).withoutNeedlessTexts })
        }
      }
      let chunks = await group.reduce(into: []) { $0.append($1) }
      return chunks.sorted { $0.start < $1.start }.flatMap(\.outcomes)
    }
  }

  private func outcome(of job: Job, _ choices: [LintSetup.Choice]) -> Outcome {
    switch job.source {
    case .standardInput: standardInput(choices[job.choice])
    case .file(let candidate): outcome(of: candidate, choices[job.choice])
    }
  }

  private func outcome(of candidate: SchemeFinder.Candidate, _ choice: LintSetup.Choice) -> Outcome {
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
  ) throws(OpeningError) -> Outcome {
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
  ) -> Outcome {
    guard let baseline = choice.baseline else { return .linted(Linted(files: files, fixed: fixed, diffs: diffs)) }
    let compared = files.map(baseline.compare)
    return .linted(
      Linted(
        files: compared.map(\.new), fixed: fixed, diffs: diffs, known: compared.map(\.knownCount).reduce(0, +),
        gone: compared.map(\.goneCount).reduce(0, +)))
  }

  private func standardInput(_ choice: LintSetup.Choice) -> Outcome {
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

  /// A companion is looked at with its scheme, and alone only where it has none.
  private func gather(_ outcomes: [Outcome], into result: inout Result) {
    var withScheme: Set<String> = []
    for case .linted(let linted) in outcomes where linted.files.count > 1 {
      withScheme.formUnion(linted.files.dropFirst().map(\.file))
    }
    var seen: Set<String> = []
    for outcome in outcomes {
      switch outcome {
      case .passedOver: break
      case .problem(let message): result.problems.append(message)
      case .linted(let linted):
        if linted.files.count == 1, withScheme.contains(linted.files[0].file) { continue }
        result.fixedCount += linted.fixed
        result.knownCount += linted.known
        result.goneCount += linted.gone
        result.diffs += linted.diffs
        result.files += linted.files.filter { seen.insert($0.file).inserted }
      }
    }
  }
}
