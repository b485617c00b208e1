package import CacheCreation
import CoordinateSystems
import FileAccess
import SchemeComparison
import TileStores
public import TilingSchemes

/// What a cache will be and what it will cost, before it is built.
public struct CacheForecast: Sendable {
  /// What is asked.
  package struct Request: Sendable {
    /// The scheme, its coordinate system and its image format.
    package var model: CacheDescription
    package var region: PreflightRegion
    /// The levels that will be built; `nil` takes all.
    package var levels: Set<Int>?
    package var sizes: TileSizeModel
    package var tilesPerSecond = Estimate(low: 30, expected: 100, high: 300)
    /// How many levels at once.
    package var jobs = 1

    package init(_ model: CacheDescription, _ region: PreflightRegion, _ sizes: TileSizeModel) {
      self.model = model
      self.region = region
      self.sizes = sizes
    }
  }

  public let scheme: TilingScheme
  public let region: PreflightRegion
  public let sizes: TileSizeModel
  /// In all. A design choice of ours, wide on purpose: rendering takes from 60 tiles a second on one core to some
  /// hundreds on a server (`peers.md` §4.4).
  public let tilesPerSecond: Estimate
  /// In the order of the scheme.
  public let levels: [LevelForecast]

  /// - Throws: `PlanningError` where the scheme has none of the levels.
  package init(_ scheme: TilingScheme, _ request: Request) async throws(PlanningError) {
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

  private static func levels(of scheme: TilingScheme, _ wanted: Set<Int>?) throws(PlanningError) -> [LevelOfDetail] {
    guard let wanted else { return scheme.levels }
    let known = Set(scheme.levels.map(\.level))
    guard wanted.isSubset(of: known) else {
      throw .usage(
        .levels,
        "the scheme has \(LevelNumbers(known).text), and not \(LevelNumbers(wanted.subtracting(known)).ranges)")
    }
    return scheme.levels.filter { wanted.contains($0.level) }
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
