package import FileAccess
package import SystemPackage

/// The unfinished work of a plan: a hidden directory beside the result, to which all parts write.
///
/// It is beside the result and not in it, because a half cache must not look like one.
public struct PartsFolder: Sendable {
  /// The directory itself.
  package let path: FilePath
  private let plan: PartsPlan

  package init(_ plan: PartsPlan) {
    self.plan = plan
    let result = plan.output
    path = result.folder.appending(".\(result.name ?? "").tilescheme-\(plan.key).\(plan.command.rawValue)")
  }

  /// Whether the result is there and nothing of the parts is needed any more.
  ///
  /// A cache that the plan replaces is not the result, although it is at its path.
  package var isFinished: Bool {
    guard plan.command.makesResult, let result = ReplacedResult(at: plan.output), result != plan.replaced else {
      return false
    }
    // A run that was killed while it removed the work leaves the folder, in the last moment without anything in it.
    return FileSystemEntry.at(path) == nil || FileSystemEntry.at(ending) != nil
      || (try? Directory.names(in: path)) == []
  }

  /// Removes the work, because the result is there. What cannot be removed any more is in nobody's way.
  ///
  /// The sign that the result has appeared goes last, so that a run that is killed here is known to have finished.
  package func remove() {
    for name in (try? Directory.names(in: path)) ?? [] where name != ending.name {
      try? DirectoryTree.remove(path.appending(name))
    }
    try? DirectoryTree.remove(path)
  }

  /// Removes what a run has left that was killed after the result had appeared, with its lock. If another run is just
  /// doing that, it is left to that run.
  ///
  /// - Parameter locked: the path whose lock protects the end of the work.
  package func removeRest(lockedAt locked: FilePath) {
    let lock: OutputLock?
    do {
      lock = try OutputLock.take(for: locked, purpose: "removing \(path.string)")
    } catch {
      return
    }
    remove()
    withExtendedLifetime(lock) {}
  }

  /// Exists once all parts were found complete and the result is about to appear. With it, a run that is killed before it
  /// has removed the work is known to have finished.
  package var ending: FilePath { path.appending("ending") }

  /// The cache directory that grows.
  package var cache: FilePath { path.appending("cache") }
  /// What is known of complete blocks, one file for each.
  package var blocks: FilePath { path.appending("blocks") }
  /// The markers of complete parts.
  package var markers: FilePath { path.appending("parts") }

  /// Creates the directories that are missing.
  package func create() throws(FileAccessError) {
    for folder in [path, blocks, markers] { try Directory.create(folder) }
    if plan.command.makesResult { try Directory.create(cache) }
  }

  /// The marker of a part.
  package func marker(of part: Int) -> FilePath {
    markers.appending("\(PaddedNumber.text(part))-of-\(PaddedNumber.text(plan.count)).json")
  }

  /// The sign that a part leaves while it works.
  package func sign(of part: Int) -> FilePath {
    markers.appending("\(PaddedNumber.text(part))-of-\(PaddedNumber.text(plan.count)).sign")
  }

  /// The error for a file of a complete part that is missing or has changed.
  ///
  /// - Parameters:
  ///   - file: what is missing or has changed.
  ///   - block: the name of the file of the block that it belongs to.
  ///   - part: the number of the part.
  package func lost(_ file: FilePath, ofBlock block: String, part: Int) -> PartsError {
    let own = blocks.appending(block)
    let others = file == own ? "it" : "it, \(own)"
    return .damaged(
      file,
      "this file of part \(part) is missing or has changed since the part was complete; remove \(others) and "
        + "\(marker(of: part)), run part \(part) again, then finish again")
  }

  /// The marker of a part, if the part is complete; `nil` if there is none.
  ///
  /// - Throws: `PartsError.damaged` if it cannot be read or belongs to another plan.
  package func readMarker(of part: Int) throws(PartsError) -> PartMarker? {
    let path = marker(of: part)
    guard FileSystemEntry.at(path) != nil else { return nil }
    let marker = try PartMarker.read(path)
    guard marker.plan == plan.digest, marker.part == part, marker.count == plan.count else {
      throw .damaged(
        path, "this marker belongs to another plan or part; remove it, run part \(part) again, then finish again")
    }
    return marker
  }
}
