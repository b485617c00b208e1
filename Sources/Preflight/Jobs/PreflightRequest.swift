public import CacheCreation
public import Diagnostics
import FileAccess
public import SchemeFormats
public import SchemeLint
public import SystemPackage
public import TilingSchemes

/// The parameters of a pre-flight: a scheme, the region to build, and the assumptions of the estimates.
public struct PreflightRequest: Sendable {
  /// The scheme of the planned cache.
  public enum Scheme: Sendable {
    /// An existing scheme: a path, `-` for standard input, the name of a built-in scheme, or the address of a service. `tiling` is the region to
    /// build; `nil` takes the full extent that the scheme's own files state.
    case existing(String, tiling: Region? = nil)
    /// A new scheme. The region is its extent or the full extent of its service, or the area of a GeoJSON file, whose
    /// envelope becomes the extent of the scheme.
    case new(PlanRequest, area: FilePath? = nil)
  }

  /// The region to build.
  public enum Region: Sendable {
    /// An extent in the coordinate system that it states, otherwise in that of the scheme. In degrees, the west may be
    /// greater than the east if the extent crosses the antimeridian.
    case extent(Envelope)
    /// The polygons, lines and points of a GeoJSON file.
    case area(FilePath)
    /// The full extent of a service, a cache, a package or a raster, by its path or address.
    case service(String, token: ServiceToken? = nil)
  }

  /// The source of the estimated tile sizes.
  public enum Sizes: Sendable {
    /// Assumed from the image format and from what the tiles show; `nil` takes the content for which this format is usual.
    case assumed(TileSizeAssumption.Content? = nil)
    /// Measured on the tiles of an existing cache.
    case calibrated(FilePath)
    /// Stated, in bytes per tile.
    case stated(Estimate)
  }

  /// The base map with which the levels should align.
  public enum BaseMap: Hashable, Sendable {
    /// The base map of ArcGIS Online if the scheme is in its coordinate system, otherwise none.
    case online
    /// A scheme by its path, or by the name of a built-in scheme.
    case scheme(String)
    /// No base map.
    case none
  }

  /// A file with the outlines of the tiles, supertiles or bundles of one or more levels.
  public struct Outlines: Sendable {
    /// Where it is written.
    public var path: FilePath
    /// The levels.
    public var levels: GridOutlines.Levels
    /// What is outlined.
    public var unit: GridOutlines.Unit
    /// The format of the file.
    public var format: OutlineDocument.Format

    /// - Parameters:
    ///   - path: the path of the file.
    ///   - levels: the levels; by default the finest level with at most 1000 outlines.
    ///   - unit: what is outlined.
    ///   - format: the format of the file.
    public init(
      _ path: FilePath, levels: GridOutlines.Levels = .usual, unit: GridOutlines.Unit = .tiles,
      format: OutlineDocument.Format = .geoJSON
    ) {
      self.path = path
      self.levels = levels
      self.unit = unit
      self.format = format
    }
  }

  /// An HTML page for people, or the map of it.
  public struct Page: Sendable {
    /// Where it is written.
    public var path: FilePath
    /// The level whose tiles the map of the page shows; `nil` takes the finest level with about 12 × 12 tiles.
    public var mapLevel: Int?

    /// - Parameters:
    ///   - path: the path of the file.
    ///   - mapLevel: the level on the map; `nil` takes the finest level with about 12 × 12 tiles.
    public init(_ path: FilePath, mapLevel: Int? = nil) {
      self.path = path
      self.mapLevel = mapLevel
    }
  }

  /// The scheme, and the region to build.
  public var scheme: Scheme
  /// The format of the file of an existing scheme; `nil` detects it. A new scheme has a parameter of its own for it.
  public var inputFormat: (any SchemeFormat)?
  /// A token for the addresses of services that the request names.
  public var token: ServiceToken?
  /// The image format of the tiles; `nil` takes the format that the scheme's files state.
  ///
  /// A new scheme has a parameter of its own for the format.
  public var tileFormat: TileImageFormat?
  /// The levels to build; `nil` takes the levels that are built according to the scheme's files, otherwise all.
  public var levels: Set<Int>?
  /// The source of the estimated tile sizes.
  public var sizes = Sizes.assumed()
  /// The number of tiles that are built per second; above 0.
  public var tilesPerSecond = CacheForecast.usualTilesPerSecond
  /// The base map with which the levels should align.
  public var baseMap = BaseMap.online
  /// The folder for the cache, which need not exist yet; its disk's free space is checked. `nil` checks no disk.
  public var disk: FilePath?
  /// The file with outlines; `nil` writes none.
  public var outlines: Outlines?
  /// The page for people; `nil` writes none.
  public var page: Page?
  /// The file for the table of the levels in CSV; `nil` writes none.
  public var table: FilePath?
  /// The file for the map of the page as a picture in SVG; `nil` writes none.
  public var picture: Page?
  /// Whether existing files are replaced.
  public var overwrites = false
  /// The rules that check the scheme and the forecast.
  public var linter = Linter(RuleSelection(from: RuleCatalogue(SchemeRules.pages + ForecastRules.pages)))
  /// The files from which the rules and the baseline were read, so that no result replaces them.
  public var settingsFiles: [FilePath] = []
  /// Findings in the baseline are left out of the report; `nil` reports all.
  public var baseline: Baseline?
  /// The number of levels that are counted at the same time; at least 1.
  public var jobs = ProcessorCount.active
  /// The spelling of parameters in the report and on the page, such as `--extent` for readers of the command.
  public var parameterName: @Sendable (ParameterName) -> String = { $0.rawValue }

  /// A request with defaults: all levels, assumed sizes, the rules that are on by default, and no files.
  public init(_ scheme: Scheme) { self.scheme = scheme }

  /// The files and directories that the request reads. Names of built-in schemes and addresses of services can be among
  /// them, which are the paths of no file.
  public var inputs: [FilePath] {
    var inputs = settingsFiles
    switch scheme {
    case .existing(let name, let region):
      inputs.append(FilePath(name))
      switch region {
      case .area(let path): inputs.append(path)
      case .service(let name, let token): inputs += [FilePath(name), token?.path].compactMap(\.self)
      case .extent, nil: break
      }
    case .new(let plan, let area): inputs += plan.inputs + [area].compactMap(\.self)
    }
    if case .calibrated(let path) = sizes { inputs.append(path) }
    if case .scheme(let name) = baseMap { inputs.append(FilePath(name)) }
    return inputs
  }
}
