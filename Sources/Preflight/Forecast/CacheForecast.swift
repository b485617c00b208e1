import CoordinateSystems
import FileAccess
import SchemeComparison
import TileStores
public import TilingSchemes

/// What a cache will be and what it will cost, before it is built.
public struct CacheForecast: Sendable {
  /// What is asked.
  public struct Request: Sendable {
    /// The scheme, its coordinate system and its image format.
    public var model: CacheDescription
    /// What is to be tiled.
    public var region: PreflightRegion
    /// The levels that will be built; `nil` takes all.
    public var levels: Set<Int>?
    /// What a tile weighs.
    public var sizes: TileSizeModel
    /// How many tiles are built in a second; above 0.
    public var tilesPerSecond = CacheForecast.usualTilesPerSecond
    /// How many levels at once; at least 1.
    public var jobs = 1

    /// All levels, at the usual speed.
    public init(_ model: CacheDescription, _ region: PreflightRegion, _ sizes: TileSizeModel) {
      self.model = model
      self.region = region
      self.sizes = sizes
    }
  }

  /// Levels that were asked for, and that the scheme does not have.
  public struct UnknownLevels: Error, Hashable, Sendable {
    /// Those that it does not have.
    public let unknown: Set<Int>
    /// Those that it has.
    public let known: Set<Int>

    package init(unknown: Set<Int>, known: Set<Int>) {
      self.unknown = unknown
      self.known = known
    }
  }

  /// How many tiles are built in a second. A design choice of ours, wide on purpose: rendering takes from 60 tiles a second
  /// on one core to some hundreds on a server.
  public static let usualTilesPerSecond = Estimate(low: 30, expected: 100, high: 300)

  /// The grid.
  public let scheme: TilingScheme
  /// What is to be tiled.
  public let region: PreflightRegion
  /// What a tile weighs.
  public let sizes: TileSizeModel
  /// How many tiles are built in a second.
  public let tilesPerSecond: Estimate
  /// In the order of the scheme.
  public let levels: [LevelForecast]

  /// Counts and estimates.
  ///
  /// - Throws: `UnknownLevels` where the scheme lacks one of the levels.
  public init(_ scheme: TilingScheme, _ request: Request) async throws(UnknownLevels) {
    self.scheme = scheme
    region = request.region
    sizes = request.sizes
    tilesPerSecond = request.tilesPerSecond
    let wanted = try Self.levels(of: scheme, request.levels)
    let metersPerUnit = GroundResolution.metersPerUnit(
      of: scheme.spatialReference ?? request.model.spatialReference)
    let pixels = Double(scheme.tileWidth * scheme.tileHeight)
    // Finest first, which take the longest.
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

  /// All levels together; `nil` where a level's is beyond what a number holds.
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

  /// All levels together; `nil` where there is no count.
  public var bytes: Estimate? {
    levels.reduce(Optional(Estimate.zero)) { sum, level in
      guard let sum, let bytes = level.bytes else { return nil }
      return sum + bytes
    }
  }

  /// How long building takes; `nil` where there is no count.
  public var seconds: Estimate? { count.map { Double($0.tiles) / tilesPerSecond } }
}
