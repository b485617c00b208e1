public import CacheCreation
public import Diagnostics
import FileAccess
public import SchemeLint
public import SystemPackage
public import TilingSchemes

/// What is asked of a pre-flight: a scheme, what is to be tiled in it, and on what the estimates rest.
public struct PreflightRequest: Sendable {
  /// The scheme that is looked at.
  public enum Scheme: Sendable {
    /// One that exists: a path, `-` for standard input, or the name of a built-in scheme; and what is to be tiled, where
    /// that is not what its own files say.
    case existing(String, tiling: Region? = nil)
    /// A new one. Its extent or its service is tiled, or the area of a GeoJSON file, which gives it its extent.
    case new(PlanRequest, area: FilePath? = nil)
  }

  /// What is to be tiled.
  public enum Region: Sendable {
    /// In the system that it names, else in the scheme's. In degrees the west may be greater than the east, across the
    /// antimeridian.
    case extent(Envelope)
    /// The polygons, lines and points of a GeoJSON file.
    case area(FilePath)
    /// The full extent of a service, a cache, a package or a raster, by its path or address.
    case service(String, token: ServiceToken? = nil)
  }

  /// From where the bytes of a tile are known.
  public enum Sizes: Sendable {
    /// By the image format and what the tiles show; by default what the format is usually taken for.
    case assumed(TileSizeAssumption.Content? = nil)
    /// By the tiles of a cache that exists.
    case calibrated(FilePath)
    /// In bytes a tile.
    case stated(Estimate)
  }

  /// The scheme with which the levels have to line up.
  public enum BaseMap: Hashable, Sendable {
    /// That of ArcGIS Online, where the scheme is in its coordinate system.
    case online
    /// Any: a path, or the name of a built-in scheme.
    case scheme(String)
    /// None.
    case none
  }

  /// A file with the outlines of a level's tiles or bundles.
  public struct Outlines: Sendable {
    /// Where it is written.
    public var path: FilePath
    /// `nil` takes the finest with at most 1000 outlines.
    public var level: Int?
    /// What is outlined.
    public var unit: GridOutlines.Unit

    /// - Parameters:
    ///   - path: where it is written.
    ///   - level: `nil` takes the finest with at most 1000 outlines.
    ///   - unit: what is outlined.
    public init(_ path: FilePath, level: Int? = nil, unit: GridOutlines.Unit = .tiles) {
      self.path = path
      self.level = level
      self.unit = unit
    }
  }

  /// A page for people.
  public struct Page: Sendable {
    /// Where it is written.
    public var path: FilePath
    /// The level whose tiles its map shows; `nil` takes the finest that has about 12 × 12 of them.
    public var mapLevel: Int?

    /// - Parameters:
    ///   - path: where it is written.
    ///   - mapLevel: `nil` takes the finest that has about 12 × 12 tiles.
    public init(_ path: FilePath, mapLevel: Int? = nil) {
      self.path = path
      self.mapLevel = mapLevel
    }
  }

  /// The scheme, and what is tiled.
  public var scheme: Scheme
  /// The format that the tiles will have; `nil` takes what the scheme's files state. A new scheme has a parameter for it.
  public var tileFormat: TileImageFormat?
  /// The levels that will be built; `nil` takes those that the scheme's files say are built, else all.
  public var levels: Set<Int>?
  /// What a tile weighs.
  public var sizes = Sizes.assumed()
  /// How many tiles are built in a second; above 0.
  public var tilesPerSecond = CacheForecast.usualTilesPerSecond
  /// With which the levels have to line up.
  public var baseMap = BaseMap.online
  /// Where the cache will lie: is there room?
  public var disk: FilePath?
  /// A file with outlines.
  public var outlines: Outlines?
  /// A page for people.
  public var page: Page?
  /// Whether files that are there are replaced.
  public var overwrites = false
  /// The rules that look at the scheme and at the forecast.
  public var linter = Linter(RuleSelection(from: RuleCatalogue(SchemeRules.pages + ForecastRules.pages)))
  /// Findings that are known, and are left out of the report.
  public var baseline: Baseline?
  /// How many levels at once; at least 1.
  public var jobs = ProcessorCount.active
  /// What parameters are called where the report and the page are read.
  public var parameterName: @Sendable (ParameterName) -> String = { $0.rawValue }

  /// All levels, by assumed sizes, with the rules that are on by themselves; writes nothing.
  public init(_ scheme: Scheme) { self.scheme = scheme }
}
