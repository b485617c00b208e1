import Diagnostics
import FileAccess
import SchemeFormats
import SchemeLint
import SystemPackage

/// Lints what the user named, on all cores, in a stable order.
struct LintRun: Sendable {
  let linter: Linter
  let standardInputName: String

  struct Result: Sendable {
    /// In the order of the paths; each file once.
    var files: [FileFindings] = []
    /// What could not be read, in words.
    var problems: [String] = []
  }

  private struct Candidate: Sendable {
    let path: FilePath
    /// Whether the user named it, so that it has to be a scheme.
    let isNamed: Bool
  }

  private enum Outcome: Sendable {
    case linted([FileFindings])
    case problem(String)
    case passedOver
  }

  func lint(_ paths: [String]) async -> Result {
    var result = Result()
    var candidates: [Candidate] = []
    var outcomes: [(order: Int, outcome: Outcome)] = []
    for path in paths {
      if path == "-" {
        outcomes.append((candidates.count, standardInput()))
        continue
      }
      do throws(FileAccessError) {
        let isNamed = FileSystemEntry.at(FilePath(path)) != .directory
        candidates += try SchemeFinder.candidates(at: FilePath(path)).map { Candidate(path: $0, isNamed: isNamed) }
      } catch {
        result.problems.append(error.message)
      }
    }
    outcomes += await allOutcomes(of: candidates)
    gather(outcomes.sorted { $0.order < $1.order }.map(\.outcome), into: &result)
    return result
  }

  /// As many at once as there are cores; the executor does not begin more.
  private func allOutcomes(of candidates: [Candidate]) async -> [(order: Int, outcome: Outcome)] {
    // Chunks: a task for each of ten thousand files costs more than reading it.
    let size = max(1, min(64, candidates.count / 16))
    let starts = stride(from: 0, to: candidates.count, by: size)
    return await withTaskGroup(of: [(order: Int, outcome: Outcome)].self) { group in
      for start in starts {
        group.addTask {
          (start..<min(start + size, candidates.count)).map { ($0, outcome(of: candidates[$0])) }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  private func outcome(of candidate: Candidate) -> Outcome {
    do throws(OpeningError) {
      let opened = try SchemeOpener.open(candidate.path)
      // A broken file that nobody named is a scheme's only if it is called like one.
      let isKnown = SchemeFormatRegistry.named(candidate.path.lastComponent?.string ?? "") != nil
      if opened.documents.isEmpty, !candidate.isNamed, !isKnown { return .passedOver }
      return .linted(linter.findings(in: opened))
    } catch {
      if case .notAScheme = error, !candidate.isNamed { return .passedOver }
      return .problem(error.message)
    }
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
    for case .linted(let files) in outcomes where files.count > 1 {
      withScheme.formUnion(files.dropFirst().map(\.file))
    }
    var seen: Set<String> = []
    for outcome in outcomes {
      switch outcome {
      case .passedOver: break
      case .problem(let message): result.problems.append(message)
      case .linted(let files):
        if files.count == 1, withScheme.contains(files[0].file) { continue }
        result.files += files.filter { seen.insert($0.file).inserted }
      }
    }
  }
}
