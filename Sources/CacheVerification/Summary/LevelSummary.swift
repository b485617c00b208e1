import TileStores

/// The tiles of a level: how many, how large, in which formats.
public struct LevelSummary: Sendable {
  /// The number of the level in the cache.
  public let number: Int
  var sizes = TileSizes()
  /// How many tiles the full extent needs at this level; `nil` if there is no full extent, or the scheme does not have
  /// the level.
  public internal(set) var expectedTiles: Int?
  /// How many tiles are inside the full extent.
  public internal(set) var tilesWithin = 0
  /// How many tiles have a finding.
  public internal(set) var tilesWithFindings = 0
  /// How many tiles were read; 0 if only the indexes were.
  public internal(set) var tilesRead = 0
  /// How many packets of 128 × 128 tiles exist: bundles, or the same squares in an exploded cache.
  public internal(set) var bundles = 0
  /// The number of tiles by the name of their image format; empty if the tiles were not read.
  public internal(set) var formats: [String: Int] = [:]

  init(number: Int) { self.number = number }

  /// How many readable tiles the indexes list, inside and outside the full extent.
  public var tiles: Int { sizes.count }
  /// The sum of the sizes of the tiles, in bytes, without headers and indexes.
  public var bytes: Int { sizes.total }
  /// The size of the smallest tile in bytes; `nil` if there are no tiles.
  public var smallestTile: Int? { sizes.smallest }
  /// The median size in bytes, exact below 4,096 bytes and within 1/64 above; `nil` if there are no tiles.
  public var medianTile: Int? { sizes.median }
  /// The size of the largest tile in bytes; `nil` if there are no tiles.
  public var largestTile: Int? { sizes.largest }

  mutating func add(_ other: LevelSummary) {
    sizes.add(other.sizes)
    tilesWithin += other.tilesWithin
    tilesWithFindings += other.tilesWithFindings
    tilesRead += other.tilesRead
    bundles += other.bundles
    formats.merge(other.formats, uniquingKeysWith: +)
  }
}
