import TileStores

/// What a level holds.
public struct LevelSummary: Sendable {
  /// The level's number as the cache has it.
  public let number: Int
  var sizes = TileSizes()
  /// How many tiles the full extent has at this level; `nil` where it is not known.
  public internal(set) var expectedTiles: Int?
  /// How many tiles lie within it.
  public internal(set) var tilesWithin = 0
  /// Tiles with a finding.
  public internal(set) var tilesWithFindings = 0
  /// How many packets of 128 × 128 tiles there are: bundles, or as many places of single files.
  public internal(set) var bundles = 0
  /// By the names of their formats; empty where the tiles were not read.
  public internal(set) var formats: [String: Int] = [:]

  init(number: Int) { self.number = number }

  /// How many tiles the indexes list that can be read, within the full extent or not.
  public var tiles: Int { sizes.count }
  /// Of the tiles alone.
  public var bytes: Int { sizes.total }
  /// In bytes; `nil` where there are no tiles.
  public var smallestTile: Int? { sizes.smallest }
  /// To one part in 64.
  public var medianTile: Int? { sizes.median }
  /// In bytes; `nil` where there are no tiles.
  public var largestTile: Int? { sizes.largest }

  mutating func add(_ other: LevelSummary) {
    sizes.add(other.sizes)
    tilesWithin += other.tilesWithin
    tilesWithFindings += other.tilesWithFindings
    bundles += other.bundles
    formats.merge(other.formats, uniquingKeysWith: +)
  }
}
