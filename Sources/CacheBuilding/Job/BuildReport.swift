public import Diagnostics
public import SystemPackage
import TileStores
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
    /// The tiles that were written or, for `removed`, removed. If nothing was written, the tiles that would be, and their
    /// size as it is estimated.
    public let count: LevelCount
    /// The tiles that were made for an estimate; `nil` if tiles were written or removed, and for a service, which is not
    /// asked for pictures before a build.
    public var estimate: TileEstimate?
    /// The bundles of 128 × 128 tiles that would be written; `nil` if tiles were written or removed.
    public var bundles: Int?
  }

  /// The path of the cache or package.
  public let path: FilePath
  /// The levels, from the coarsest.
  public let levels: [Level]
  /// Where the rasters are, in map units of the scheme: two extents if they cross the edge of the world; none
  /// for a service.
  public let footprint: [Envelope]
  /// The paths of what was written, for messages; the cache itself, or the files of a new one.
  public let written: [FilePath]
  /// Whether nothing was written.
  public let isDryRun: Bool
  /// What will probably be wrong about the result, each one sentence without a full stop.
  public let warnings: [Message]
  /// That an unfinished build was continued, one sentence without a full stop; `nil` if the build began.
  public let continued: Message?
  /// Notices about automatic choices, each one sentence without a full stop.
  public let notices: [Message]
  /// The version of GDAL; `nil` if it was not needed.
  public let gdalVersion: String?
  /// The method of resampling; `nil` if a service drew the tiles, or none were made.
  public let resampling: ResamplingMethod?
  /// The service that was asked; `nil` if there was none.
  public let service: ServiceReport?
  /// The number of threads of the build, for the estimate of its time.
  public let jobs: Int
  /// The tiles at these levels that existed before and were kept; 0 if all tiles are made again, or tiles are removed.
  public let keptCount: Int
  /// Whether the tiles are in bundles, each of which has an index.
  package let hasBundles: Bool
  /// What existing tiles lose, which is known before the first tile is made.
  let foreseenLosses: [Message]

  init(
    path: FilePath, levels: [Level], written: [FilePath], isDryRun: Bool, warnings: [Message] = [],
    continued: Message? = nil, notices: [Message], gdalVersion: String?,
    resampling: ResamplingMethod?, footprint: [Envelope] = [], service: ServiceReport? = nil, jobs: Int = 1,
    keptCount: Int = 0, hasBundles: Bool = true, foreseenLosses: [Message] = []
  ) {
    self.path = path
    self.levels = levels
    self.written = written
    self.isDryRun = isDryRun
    self.warnings = warnings
    self.continued = continued
    self.notices = notices
    self.gdalVersion = gdalVersion
    self.resampling = resampling
    self.footprint = footprint
    self.service = service
    self.jobs = jobs
    self.keptCount = keptCount
    self.hasBundles = hasBundles
    self.foreseenLosses = foreseenLosses
  }

  /// The estimated time of the build in seconds, from the tiles that were made for the estimate, as if all threads were
  /// busy from its beginning to its end; `nil` if none were made.
  ///
  /// Averaged tiles take less time than those that were drawn for the estimate, so it is rather too long than too short.
  public var estimatedSeconds: Double? {
    let estimates = levels.compactMap { level in level.estimate.map { Double(level.count.tiles) * $0.seconds } }
    return estimates.isEmpty ? nil : estimates.reduce(0, +) / Double(max(1, jobs))
  }

  /// The bundles that would be written; `nil` if tiles were written or removed.
  public var bundles: Int? {
    let counts = levels.compactMap(\.bundles)
    return counts.isEmpty ? nil : counts.reduce(0, +)
  }

  /// The size of the indexes of the bundles that would be written, in bytes; `nil` if there are none, or tiles were
  /// written.
  public var indexBytes: Int? {
    hasBundles ? bundles.map { $0 * CompactV2Store.bytesOfEmptyBundle } : nil
  }

  /// The sum over all levels.
  public var total: LevelCount { levels.reduce(into: LevelCount()) { $0.add($1.count) } }
}
