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
    /// The tiles that were written or, for `removed`, removed. If nothing was written, the tiles that would be, and their
    /// size as it is estimated.
    public let count: LevelCount
    /// The tiles that were made for an estimate; `nil` if tiles were written or removed.
    public var estimate: TileEstimate?
  }

  /// The path of the cache or package.
  public let path: FilePath
  /// The levels, from the coarsest.
  public let levels: [Level]
  /// Where the rasters are, in map units of the scheme: two extents if they cross the edge of the world.
  public let footprint: [Envelope]
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

  init(
    path: FilePath, levels: [Level], written: [FilePath], isDryRun: Bool, notices: [Message], gdalVersion: String?,
    resampling: ResamplingMethod?, footprint: [Envelope] = []
  ) {
    self.path = path
    self.levels = levels
    self.written = written
    self.isDryRun = isDryRun
    self.notices = notices
    self.gdalVersion = gdalVersion
    self.resampling = resampling
    self.footprint = footprint
  }

  /// The sum over all levels.
  public var total: LevelCount { levels.reduce(into: LevelCount()) { $0.add($1.count) } }
}
