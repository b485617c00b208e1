import FileAccess
import SystemPackage
import TileStores

/// The unfinished output that earlier builds left beside the path of a new cache.
struct UnfinishedBuilds {
  let job: BuildRecord.Job
  /// The output of the same build, which is continued; `nil` if there is none.
  let same: FilePath?

  /// Compares a build with all that were begun for the same path.
  ///
  /// If the request starts over, the others are removed.
  ///
  /// - Throws: `BuildError.differs` if another build was begun; `.access` if another process is at work there.
  init(_ path: FilePath, _ request: BuildRequest, _ job: BuildRecord.Job) throws(BuildError) {
    self.job = job
    var same: FilePath?
    for partial in (try? Partial.all(for: path)) ?? [] where FileSystemEntry.at(partial) == .directory {
      if request.startsOver {
        if !request.isDryRun { try Self.remove(partial) }
        continue
      }
      guard let record = try BuildJournal.record(in: partial),
        let begun = record.continued?.identity ?? record.base
      else { continue }
      let differences = job.identity.differences(from: begun)
      guard !differences.isEmpty else {
        same = partial
        continue
      }
      // It may be at work just now, which says more than what differs.
      if !request.isDryRun { _ = try request.takeLock(partial) }
      throw .differs(path, unfinished: begun.words(""), differences)
    }
    self.same = same
  }

  private static func remove(_ partial: FilePath) throws(BuildError) {
    do throws(FileAccessError) {
      let lock = try OutputLock.take(for: partial, purpose: "removing \(partial.string)")
      defer { withExtendedLifetime(lock) {} }
      try Partial.remove(partial)
    } catch {
      throw .access(error)
    }
  }
}
