public import TilingSchemes

/// The forecast of a level.
public struct LevelForecast: Sendable {
  /// The level of the scheme: its number, scale and resolution.
  public let detail: LevelOfDetail
  /// The number of the level in the scheme.
  public var number: Int { detail.number }
  /// The width of a tile, in map units.
  public let tileWidth: Double
  /// The height of a tile, in map units.
  public let tileHeight: Double
  /// The range of rows and columns of the region's tiles; `nil` if they exceed `Int`.
  public let range: TileRange?
  /// The number of tiles and bundles; `nil` if they exceed `Int`, or if counting them would take minutes.
  public let count: TileCount?
  /// The estimated bytes per tile, without the headers and indexes of its bundle.
  public let bytesPerTile: Estimate
  /// The estimated bytes of the bundles as files: tiles, size words, headers and indexes. `nil` if the tiles cannot be
  /// counted.
  public let bytes: Estimate?

  /// The bytes of a bundle without tiles: a header, and an index of 8 bytes for each of 128 × 128 tiles. Source:
  /// CompactCacheV2.md.
  ///
  /// An index is always complete. For caches of a few tiles per bundle, it is most of the file.
  static let bytesOfBundle = 64 + 128 * 128 * 8
  /// The bytes of the size that precedes each tile in a bundle. Source: CompactCacheV2.md.
  private static let bytesOfSizeWord = 4

  init(
    _ level: LevelOfDetail, of scheme: TilingScheme, region: PreflightRegion,
    bytesPerTile: Estimate
  ) {
    detail = level
    tileWidth = scheme.tileWidthInMapUnits(at: level)
    tileHeight = scheme.tileHeightInMapUnits(at: level)
    // Counting an area of many corners takes time, so it is done only once.
    let tiles = region.tiles(in: scheme, level: level)
    range = tiles?.range
    count = tiles?.count
    self.bytesPerTile = bytesPerTile
    bytes = count.map { count in
      let fixed =
        Double(count.bundles) * Double(Self.bytesOfBundle) + Double(count.tiles) * Double(Self.bytesOfSizeWord)
      return bytesPerTile * Double(count.tiles) + Estimate(fixed)
    }
  }
}
