public import TilingSchemes

/// A finished tile.
struct EncodedTile: Sendable {
  /// The number of the level.
  let level: Int
  let tile: TileCoordinate
  /// The bytes of the image.
  let bytes: [UInt8]
}

/// Tiles that lost something when they were encoded.
public struct LossyTiles: Hashable, Sendable {
  /// Their number.
  public private(set) var count = 0
  /// The northernmost of them, and of those the westernmost; `nil` if there are none.
  public private(set) var first: TileCoordinate?

  init() {}

  init(count: Int, first: TileCoordinate?) {
    self.count = count
    self.first = first
  }

  mutating func add(_ other: LossyTiles) {
    count += other.count
    guard let next = other.first else { return }
    guard let first, (first.row, first.column) <= (next.row, next.column) else {
      self.first = next
      return
    }
  }
}

/// The tiles of a level that were made.
public struct LevelCount: Hashable, Sendable {
  /// Tiles that were written.
  public var tiles = 0
  /// Tiles that were left out because they have no pixel with a value.
  public var empty = 0
  /// The size of the written tiles in bytes.
  public var bytes = 0
  /// Tiles with more than 256 colours, which PNG8 reduced.
  public var reducedColors = LossyTiles()
  /// Tiles with transparent pixels that show the background, because the tile format has no such pixels.
  public var flattened = LossyTiles()
  /// Tiles that are JPEG; in a cache of the format MIXED, the others are PNG.
  public var jpeg = 0

  public init() {}

  mutating func add(_ other: LevelCount) {
    tiles += other.tiles
    empty += other.empty
    bytes += other.bytes
    reducedColors.add(other.reducedColors)
    flattened.add(other.flattened)
    jpeg += other.jpeg
  }

  mutating func add(_ picture: EncodedPicture, at tile: TileCoordinate) {
    tiles += 1
    bytes += picture.bytes.count
    if picture.kind == .jpeg { jpeg += 1 }
    switch picture.loss {
    case .colors: reducedColors.add(LossyTiles(count: 1, first: tile))
    case .transparency: flattened.add(LossyTiles(count: 1, first: tile))
    case nil: break
    }
  }
}
