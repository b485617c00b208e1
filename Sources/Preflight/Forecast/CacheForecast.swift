import CoordinateSystems
import FileAccess
import SchemeComparison
import TileStores
public import TilingSchemes

/// The number of tiles of a planned cache, and estimates of its size and of the time to build it.
public struct CacheForecast: Sendable {
  /// The parameters of a forecast.
  public struct Request: Sendable {
    /// The scheme, its coordinate system and its image format.
    public var model: CacheDescription
    /// The region to build.
    public var region: PreflightRegion
    /// The levels to build; `nil` takes all.
    public var levels: Set<Int>?
    /// The source of the tile sizes.
    public var sizes: TileSizeModel
    /// The number of tiles that are built per second; above 0.
    public var tilesPerSecond = CacheForecast.usualTilesPerSecond
    /// The number of levels that are counted at the same time; at least 1.
    public var jobs = 1

    /// A request with defaults: all levels, at the usual speed.
    public init(_ model: CacheDescription, _ region: PreflightRegion, _ sizes: TileSizeModel) {
      self.model = model
      self.region = region
      self.sizes = sizes
    }
  }

  /// An error: the request names levels that the scheme does not have.
  public struct UnknownLevels: Error, Hashable, Sendable {
    /// The requested levels that the scheme does not have.
    public let unknown: Set<Int>
    /// All levels of the scheme.
    public let known: Set<Int>

    package init(unknown: Set<Int>, known: Set<Int>) {
      self.unknown = unknown
      self.known = known
    }
  }

  /// The number of tiles that are built per second, if the request states none.
  ///
  /// Our own choice, wide on purpose: rendering makes 60 tiles per second on one core, and some hundreds on a server.
  public static let usualTilesPerSecond = Estimate(low: 30, expected: 100, high: 300)

  /// The tiling scheme.
  public let scheme: TilingScheme
  /// The region to build.
  public let region: PreflightRegion
  /// The source of the tile sizes.
  public let sizes: TileSizeModel
  /// The number of tiles that are built per second.
  public let tilesPerSecond: Estimate
  /// The forecasts of the levels, in the order of the scheme.
  public let levels: [LevelForecast]

  /// Counts the tiles of each level, and estimates their size.
  ///
  /// - Throws: `UnknownLevels` if the scheme does not have one of the levels.
  public init(_ scheme: TilingScheme, _ request: Request) async throws(UnknownLevels) {
    self.scheme = scheme
    region = request.region
    sizes = request.sizes
    tilesPerSecond = request.tilesPerSecond
    let wanted = try Self.levels(of: scheme, request.levels)
    let metersPerUnit = GroundResolution.metersPerUnit(
      of: scheme.spatialReference ?? request.model.spatialReference)
    let pixels = Double(scheme.tileWidth * scheme.tileHeight)
    // The finest levels take the longest and are counted first, so that no core waits for the last of them.
    levels = await ParallelWork.map(wanted.count, jobs: request.jobs) { [sizes, region] number in
      let level = wanted[wanted.count - 1 - number]
      return LevelForecast(
        level, of: scheme, region: region,
        bytesPerTile: sizes.bytesPerTile(pixels: pixels, metersPerPixel: level.resolution * metersPerUnit))
    }.reversed()
  }

  private static func levels(of scheme: TilingScheme, _ wanted: Set<Int>?) throws(UnknownLevels) -> [LevelOfDetail] {
    guard let wanted else { return scheme.levels }
    let known = Set(scheme.levels.map(\.number))
    guard wanted.isSubset(of: known) else {
      throw UnknownLevels(unknown: wanted.subtracting(known), known: known)
    }
    return scheme.levels.filter { wanted.contains($0.number) }
  }

  /// The tiles and bundles of all levels; `nil` if a number exceeds `Int`.
  ///
  /// The number of bundles is never larger than that of tiles, so only the tiles can overflow.
  public var count: TileCount? {
    var tiles = 0
    var bundles = 0
    for level in levels {
      guard let count = level.count else { return nil }
      let (moreTiles, isBeyond) = tiles.addingReportingOverflow(count.tiles)
      if isBeyond { return nil }
      tiles = moreTiles
      bundles += count.bundles
    }
    return TileCount(tiles: tiles, bundles: bundles)
  }

  /// The estimated bytes of all levels; `nil` if the tiles of a level cannot be counted.
  public var bytes: Estimate? {
    levels.reduce(Optional(Estimate.zero)) { sum, level in
      guard let sum, let bytes = level.bytes else { return nil }
      return sum + bytes
    }
  }

  /// The estimated seconds to build the cache; `nil` if the tiles cannot be counted.
  public var seconds: Estimate? { count.map { Double($0.tiles) / tilesPerSecond } }
}
