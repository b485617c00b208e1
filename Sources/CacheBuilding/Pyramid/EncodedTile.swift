import TilingSchemes

/// A finished tile.
struct EncodedTile: Sendable {
  /// The number of the level.
  let level: Int
  let tile: TileCoordinate
  /// The bytes of the image.
  let bytes: [UInt8]
}

/// The tiles of a level that were made.
public struct LevelCount: Hashable, Sendable {
  /// Tiles that were written.
  public var tiles = 0
  /// Tiles that were left out because they have no pixel with a value.
  public var empty = 0
  /// The size of the written tiles in bytes.
  public var bytes = 0
  /// Tiles that a service did not give, and that were not written.
  public var failed = 0

  public init() {}

  mutating func add(_ other: LevelCount) {
    tiles += other.tiles
    empty += other.empty
    bytes += other.bytes
    failed += other.failed
  }
}
