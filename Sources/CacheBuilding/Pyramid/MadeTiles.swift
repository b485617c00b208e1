import TilingSchemes

/// The tiles of some blocks.
struct MadeTiles: Sendable {
  /// In the order in which they are written.
  var tiles: [EncodedTile] = []
  /// Those without content, which are left out.
  var empty: [EmptyTile] = []
  /// Those that a service did not give.
  var failed: [EmptyTile] = []
  /// The blocks of the coarsest step that became complete, if the caller keeps them.
  var tops: [TopBlock] = []
  /// By the number of the level.
  var counts: [Int: LevelCount] = [:]

  /// A tile without bytes.
  struct EmptyTile: Sendable {
    /// The number of the level.
    let level: Int
    let tile: TileCoordinate
  }

  /// A complete block of the coarsest step of a chain.
  struct TopBlock: Sendable {
    let block: BlockCoordinate
    /// `nil` if it has no content.
    let pixels: PixelBlock?
  }

  mutating func add(_ bytes: [UInt8], at tile: TileCoordinate, level: Int) {
    tiles.append(EncodedTile(level: level, tile: tile, bytes: bytes))
    counts[level, default: LevelCount()].tiles += 1
    counts[level, default: LevelCount()].bytes += bytes.count
  }

  /// Adds a tile that is left out because it has no content.
  mutating func addEmpty(_ tile: TileCoordinate, level: Int) {
    empty.append(EmptyTile(level: level, tile: tile))
    counts[level, default: LevelCount()].empty += 1
  }

  /// Adds a tile that a service did not give.
  mutating func addFailed(_ tile: TileCoordinate, level: Int) {
    failed.append(EmptyTile(level: level, tile: tile))
    counts[level, default: LevelCount()].failed += 1
  }

  mutating func add(_ other: MadeTiles) {
    tiles += other.tiles
    empty += other.empty
    failed += other.failed
    tops += other.tops
    for (level, count) in other.counts { counts[level, default: LevelCount()].add(count) }
  }
}
