public import Diagnostics
public import SystemPackage

/// What a new cache consists of, and where it lies.
public struct CreationReport: Sendable {
  /// The scheme, and the choices that were made for it.
  public let plan: CachePlan
  /// The cache's files with their bytes, and the folders for its tiles.
  public let files: CacheFiles
  /// The folder of the data frame, from which the paths of `files` go.
  public let cache: FilePath
  /// What was written; `nil` where nothing was to be.
  public let written: CacheDestination.Written?

  init(_ plan: CachePlan, _ files: CacheFiles, at cache: FilePath, written: CacheDestination.Written?) {
    self.plan = plan
    self.files = files
    self.cache = cache
    self.written = written
  }

  /// What the user should know, each one sentence without a full stop.
  public var notices: [Message] {
    var notices = plan.notices + files.notices
    if let leftOver = written?.leftOver {
      notices.append("the cache that was replaced could not be removed whole; its rest lies at \(leftOver)")
    }
    return notices
  }
}
