public import TilingSchemes

/// What a level will have.
public struct LevelForecast: Sendable {
  /// Its number, scale and resolution.
  public let detail: LevelOfDetail
  /// As the scheme numbers it.
  public var number: Int { detail.number }
  /// Of a tile, in map units.
  public let tileWidth: Double
  /// Of a tile, in map units.
  public let tileHeight: Double
  /// The rows and columns around the tiles; `nil` where they are beyond what a number holds.
  public let range: TileRange?
  /// How many tiles and bundles; `nil` where they are beyond what a number holds.
  public let count: TileCount?
  /// Without the bundle around it.
  public let bytesPerTile: Estimate
  /// Of the bundles as files: tiles, size words, headers and indexes. `nil` where there is no count.
  public let bytes: Estimate?

  /// A bundle's header and index, and what stands before each tile. Source: CompactCacheV2.md.
  static let bytesOfBundle = 64 + 128 * 128 * 8
  private static let bytesOfSizeWord = 4

  init(
    _ level: LevelOfDetail, of scheme: TilingScheme, region: PreflightRegion,
    bytesPerTile: Estimate
  ) {
    detail = level
    tileWidth = scheme.tileWidthInMapUnits(at: level)
    tileHeight = scheme.tileHeightInMapUnits(at: level)
    let tiles = region.tiles(in: scheme, level: level)
    range = tiles?.range
    count = tiles?.count
    self.bytesPerTile = bytesPerTile
    bytes = tiles.map { tiles in
      let fixed =
        Double(tiles.count.bundles) * Double(Self.bytesOfBundle)
        + Double(tiles.count.tiles) * Double(Self.bytesOfSizeWord)
      return bytesPerTile * Double(tiles.count.tiles) + Estimate(fixed)
    }
  }
}
