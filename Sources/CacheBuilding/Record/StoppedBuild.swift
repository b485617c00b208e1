import CacheOpening
package import SystemPackage

/// A build that was begun and is not finished: it was stopped, or is still at work.
public struct StoppedBuild: Hashable, Sendable {
  /// Which tiles it makes.
  public let mode: TileUpdateMode
  /// The paths of the rasters from which it makes them, as the user gave them; empty if the tiles come from a service.
  public let rasters: [String]
  /// The levels, the extent and the area that it is limited to, for people; empty for the whole cache.
  public let selection: String
  /// What a command needs to continue it, beside the cache and the mode; none if that is not known.
  public let parameters: [BuildParameter]

  /// Reads the record of a cache.
  ///
  /// - Parameter folder: the folder that contains the scheme of the cache, or the unfinished output of a new cache.
  /// - Returns: `nil` if no build is unfinished, or if the record cannot be read, which the next build reports.
  package init?(in folder: FilePath) {
    guard let head = UnfinishedBuild.head(in: folder), let job = try? BuildRecord.unfinished(in: head) else {
      return nil
    }
    mode = job.mode
    selection = job.selection
    parameters = job.parameters
    rasters = job.identity.sources.map(\.path)
  }
}
