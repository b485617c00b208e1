import TileSchemeKit

/// `compare --all`: reads the schemes of a tree on all cores, and groups them.
struct FamilyRun: Sendable {
  let directory: String
  let extent: Envelope?
  let tolerance: Double
  let output: OutputOptions

  private enum Outcome: Sendable {
    case scheme(ComparedScheme)
    case problem(String)
    /// Something else, or a companion, whose scheme lies beside it.
    case passedOver
  }

  func run() async throws {
    let candidates: [SchemeFinder.Candidate]
    do throws(FileAccessError) {
      candidates = try SchemeFinder.candidates(at: FilePath(directory))
    } catch {
      throw CommandFailure(saying: error.message)
    }
    var schemes: [ComparedScheme] = []
    var problems: [String] = []
    for outcome in await outcomes(of: candidates) {
      switch outcome {
      case .scheme(let scheme): schemes.append(scheme)
      case .problem(let message): problems.append(message)
      case .passedOver: break
      }
    }
    for problem in problems { Terminal.error(problem) }
    if schemes.isEmpty, problems.isEmpty { throw CommandFailure(saying: "\(directory): no tiling scheme lies here") }
    let families = SchemeFamilies(schemes, over: extent, tolerance: tolerance).families
    switch output.format {
    case .text: Terminal.standardOutput(FamilySheet(families).text)
    case .json: output.print(CompareJSON.families(families, unreadable: problems))
    }
    if !problems.isEmpty { throw CommandFailure(exitStatus: .failed) }
    if families.count > 1 { throw CommandFailure(exitStatus: .findings) }
  }

  /// In the order of the candidates.
  private func outcomes(of candidates: [SchemeFinder.Candidate]) async -> [Outcome] {
    // Chunks: a task for each of ten thousand files costs more than reading it.
    let size = max(1, min(64, candidates.count / 16))
    let starts = stride(from: 0, to: candidates.count, by: size)
    return await withTaskGroup(of: (start: Int, outcomes: [Outcome]).self) { group in
      for start in starts {
        group.addTask { (start, candidates[start..<min(start + size, candidates.count)].map(outcome)) }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.start < $1.start }.flatMap(\.outcomes)
    }
  }

  private func outcome(of candidate: SchemeFinder.Candidate) -> Outcome {
    let path = candidate.path.string
    // A package is a member even if it is broken; what other files are, only their content tells.
    let isMember = candidate.isNamed || ["tpk", "tpkx"].contains(candidate.path.extension?.lowercased())
    do throws(OpeningError) {
      let opened = try SchemeOpener.open(candidate.path, siblings: candidate.siblings)
      // A file that cannot be parsed is known by its name alone.
      let format =
        opened.documents.first?.document.format
        ?? SchemeFormatRegistry.named(candidate.path.lastComponent?.string ?? "")
      guard let format else { return isMember ? .problem("\(path): this is no scheme and no package") : .passedOver }
      if let form = format.form, form.formats.first?.name != format.name { return .passedOver }
      if opened.hasErrors { return .problem("\(path): has errors; “tilescheme lint \(path)” names them") }
      return ComparedScheme(opened.model, name: path).map(Outcome.scheme) ?? .passedOver
    } catch {
      if case .notAScheme = error, !isMember { return .passedOver }
      return .problem(error.message)
    }
  }
}
