public import Diagnostics
public import SystemPackage

/// The result of creating a cache: its content and its place.
public struct CreationReport: Sendable {
  /// The scheme, with notices about automatic choices.
  public let plan: CachePlan
  /// The files of the cache with their bytes, and the folders for its tiles.
  public let files: CacheFiles
  /// The folder of the data frame. The paths in `files` are relative to it.
  public let cache: FilePath
  /// How many tiles of a replaced cache were deleted, or would be in a dry run.
  public let deletedTiles: Int
  /// What was written; `nil` for a dry run.
  public let written: CacheDestination.Written?

  init(_ plan: CachePlan, _ files: CacheFiles, at destination: CacheDestination, written: CacheDestination.Written?) {
    self.plan = plan
    self.files = files
    cache = destination.path
    deletedTiles = destination.deletedTiles
    self.written = written
  }

  /// Notices for the user, each one sentence without a full stop.
  public var notices: [Message] {
    var notices = plan.notices + files.notices
    if let leftOver = written?.leftOver {
      notices.append("the replaced cache could not be removed completely; the rest is at \(leftOver)")
    }
    return notices
  }

  /// Warnings for the user, each one sentence without a full stop.
  public var warnings: [Message] { plan.warnings }
}
