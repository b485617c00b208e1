import TilingSchemes

/// The tiles of some blocks.
struct MadeTiles: Sendable {
  /// In the order in which they are written.
  var tiles: [EncodedTile] = []
  /// Those without content, which are left out.
  var empty: [EmptyTile] = []
  /// By the number of the level.
  var counts: [Int: LevelCount] = [:]

  /// A tile in which the rasters have no pixel.
  struct EmptyTile: Sendable {
    /// The number of the level.
    let level: Int
    let tile: TileCoordinate
  }

  mutating func add(_ other: MadeTiles) {
    tiles += other.tiles
    empty += other.empty
    for (level, count) in other.counts { counts[level, default: LevelCount()].add(count) }
  }
}
