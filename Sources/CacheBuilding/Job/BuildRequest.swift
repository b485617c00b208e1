public import CacheCreation
public import FileAccess
public import SystemPackage
public import TileStores
public import TilingSchemes

/// A request to fill a cache with tiles from rasters. It corresponds to ArcGIS's *Manage Map Server Cache Tiles* and
/// *Manage Tile Cache*.
public struct BuildRequest: Sendable {
  /// The cache that gets the tiles.
  public enum Target: Sendable {
    /// A cache directory of Compact V2 bundles.
    case existing(FilePath)
    /// A new cache or package, which appears whole or not at all.
    ///
    /// - Parameters:
    ///   - path: of the cache or package itself.
    ///   - store: a directory of Compact V2 bundles, or a store into which such a directory can be converted.
    ///   - scheme: the parameters of the scheme, as for a new cache. An extent and a coordinate system that are missing are
    ///     those of the rasters.
    ///   - existing: what happens to a file or directory at the path.
    case new(FilePath, store: any TileStore, scheme: PlanRequest, existing: SinkDestination.Existing)
  }

  /// Which tiles are made, with the meaning of ArcGIS.
  public typealias UpdateMode = TileUpdateMode

  /// The cache that gets the tiles.
  public var target: Target
  /// The rasters; later ones are above earlier ones.
  public var sources: [FilePath]
  /// A service that is asked for the pictures instead; there are no rasters then.
  public var service: ServiceSource?
  /// How the rasters are to be understood.
  public var sourceOptions = SourceOptions()
  /// Which tiles are made.
  public var mode = UpdateMode.recreateEmpty
  /// The numbers of the levels of an existing cache; `nil` for all.
  public var levels: Set<Int>?
  /// The scale denominators of the levels of an existing cache; `nil` for all.
  public var scales: [Double]?
  /// Only tiles in this extent are made, in the coordinate system that it states, otherwise in map units of the scheme;
  /// `nil` for all.
  public var extent: Envelope?
  /// Only tiles that the area in this GeoJSON file, GeoPackage or shapefile touches are made; `nil` for all.
  public var areaFile: FilePath?
  /// Whether an unfinished build, and the rasters from which the cache was made, are forgotten. Existing tiles of an
  /// existing cache are kept. Otherwise it is an error if missing tiles would be made from other rasters, or with other
  /// options, than before.
  public var startsOver = false
  /// Whether existing tiles may lose what they show beside the rasters, if all tiles are made again. Otherwise that is an
  /// error.
  public var deletesTiles = false
  /// Whether a loss that is known before the first tile is an error, so that nothing is written.
  public var refusesLosses = false
  /// How pixels get their values; `nil` for bilinear, or nearest if a raster has a palette or one bit.
  public var resampling: ResamplingMethod?
  /// How much time is spent on smaller PNG tiles.
  public var effort = EncodingEffort.standard
  /// The colour of pixels without a value in JPEG tiles.
  public var background = BackgroundColor.white
  /// Whether tiles without content are written. Otherwise they are left out, and clients show nothing there.
  public var writesEmptyTiles = false
  /// Which configuration file registers cache directories.
  public var configuration = SettingsFile.nearest
  /// The number of threads, at least 1. It has no influence on the result.
  public var jobs = 1
  /// Whether nothing is written, and the report contains what would be made.
  public var isDryRun = false

  /// Makes the missing tiles, and uses the nearest configuration.
  public init(_ target: Target, from sources: [FilePath]) {
    self.target = target
    self.sources = sources
  }
}
