public import Diagnostics
public import SystemPackage
public import TilingSchemes

/// The result of a build.
public struct BuildReport: Sendable {
  /// How the tiles of a level were made.
  public enum Origin: Hashable, Sendable {
    /// Drawn from the rasters, at the number of this overview of the first raster, or at full resolution; reduced by a
    /// factor first.
    case drawn(overview: Int?, factor: Int)
    /// Drawn by a service.
    case requested
    /// Tiles of a service's own cache, unaltered.
    case copied
    /// Averaged from the level with this number.
    case averaged(from: Int)
    /// Tiles were removed.
    case removed
  }

  /// What was done at a level.
  public struct Level: Sendable {
    /// The level.
    public let level: LevelOfDetail
    /// How its tiles were made.
    public let origin: Origin
    /// The tiles that were written or, for `removed`, removed.
    public let count: LevelCount
  }

  /// The path of the cache or package.
  public let path: FilePath
  /// The levels, from the coarsest.
  public let levels: [Level]
  /// The paths of what was written, for messages; the cache itself, or the files of a new one.
  public let written: [FilePath]
  /// Whether nothing was written.
  public let isDryRun: Bool
  /// Notices about automatic choices, each one sentence without a full stop.
  public let notices: [Message]
  /// The version of GDAL; `nil` if it was not needed.
  public let gdalVersion: String?
  /// The method of resampling; `nil` if no tiles were made.
  public let resampling: ResamplingMethod?

  /// The service that was asked; `nil` if there was none.
  public let service: ServiceReport?

  /// The sum over all levels.
  public var total: LevelCount { levels.reduce(into: LevelCount()) { $0.add($1.count) } }
}
