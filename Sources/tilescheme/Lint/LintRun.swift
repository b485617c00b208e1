import Diagnostics
import FileAccess
import SchemeFormats
import SchemeLint
import SystemPackage

/// Lints what the user named, on all cores, in a stable order.
struct LintRun: Sendable {
  let linter: Linter
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
  }

  private enum Outcome: Sendable {
    case linted([FileFindings], fixed: Int = 0, diffs: [String] = [])
    case problem(String)
    case passedOver

    /// What is clean is shown by nothing but its name: memory is that of the files with findings.
    var withoutNeedlessTexts: Outcome {
      guard case .linted(let files, let fixed, let diffs) = self else { return self }
      return .linted(files.map { $0.findings.isEmpty ? $0.withoutText : $0 }, fixed: fixed, diffs: diffs)
    }
  }

  func lint(_ paths: [String]) async -> Result {
    var result = Result()
    var candidates: [SchemeFinder.Candidate] = []
    var outcomes: [(order: Int, outcome: Outcome)] = []
    for path in paths {
      if path == "-" {
        outcomes.append((candidates.count, standardInput()))
        continue
      }
      do throws(FileAccessError) {
        candidates += try SchemeFinder.candidates(at: FilePath(path))
      } catch {
        result.problems.append(error.message)
      }
    }
    outcomes += await allOutcomes(of: candidates)
    gather(outcomes.sorted { $0.order < $1.order }.map(\.outcome), into: &result)
    return result
  }

  /// As many at once as there are cores; the executor does not begin more.
  private func allOutcomes(of candidates: [SchemeFinder.Candidate]) async -> [(order: Int, outcome: Outcome)] {
    // Chunks: a task for each of ten thousand files costs more than reading it.
    let size = max(1, min(64, candidates.count / 16))
    let starts = stride(from: 0, to: candidates.count, by: size)
    return await withTaskGroup(of: [(order: Int, outcome: Outcome)].self) { group in
      for start in starts {
        group.addTask {
          (start..<min(start + size, candidates.count)).map { ($0, outcome(of: candidates[$0]).withoutNeedlessTexts) }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  private func outcome(of candidate: SchemeFinder.Candidate) -> Outcome {
    do throws(OpeningError) {
      let opened = try SchemeOpener.open(candidate.path, siblings: candidate.siblings)
      // A broken file that nobody named is a scheme's only if it is called like one.
      let isKnown = SchemeFormatRegistry.named(candidate.path.lastComponent?.string ?? "") != nil
      if opened.documents.isEmpty, !candidate.isNamed, !isKnown { return .passedOver }
      return try fixed(opened, at: candidate.path)
    } catch {
      if case .notAScheme = error, !candidate.isNamed { return .passedOver }
      return .problem(error.message)
    }
  }

  /// The findings, after what can be mended is.
  private func fixed(_ opened: OpenedScheme, at path: FilePath) throws(OpeningError) -> Outcome {
    let found = linter.findings(in: opened)
    // In a package nothing is changed: its directory and checksums would have to follow.
    guard let fixing, opened.container == .file || opened.container == .directory else { return .linted(found) }
    let results = opened.documents.compactMap { document in
      fixing.fixer.fix(document, found.first { $0.file == document.file }?.findings ?? [])
    }
    let count = results.map(\.fixed.count).reduce(0, +)
    guard count > 0 else { return .linted(found) }
    guard fixing.writes else { return .linted(found, fixed: count, diffs: results.map(LineDiff.text)) }
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: true)
      for result in results { try staged.add(result.bytes, at: FilePath(result.file)) }
      _ = try staged.commit()
    } catch {
      return .problem(error.message)
    }
    return .linted(linter.findings(in: try SchemeOpener.open(path)), fixed: count)
  }

  private func standardInput() -> Outcome {
    do {
      let bytes = try FileReading.standardInput()
      return .linted(linter.findings(in: try SchemeOpener.open(bytes, named: standardInputName)))
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
    for case .linted(let files, _, _) in outcomes where files.count > 1 {
      withScheme.formUnion(files.dropFirst().map(\.file))
    }
    var seen: Set<String> = []
    for outcome in outcomes {
      switch outcome {
      case .passedOver: break
      case .problem(let message): result.problems.append(message)
      case .linted(let files, let fixed, let diffs):
        if files.count == 1, withScheme.contains(files[0].file) { continue }
        result.fixedCount += fixed
        result.diffs += diffs
        result.files += files.filter { seen.insert($0.file).inserted }
      }
    }
  }
}
