/// The size of a tile in pixels.
public struct TileSize: Hashable, Sendable {
  /// Above 0.
  public var width: Int
  /// Above 0.
  public var height: Int

  /// Takes the pixels as they are; that both are above 0 is for the caller to see to.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

extension TilingScheme {
  /// The upper left corner of tile row 0, column 0 at a level: the level's own where it has one, else the scheme's.
  @inlinable
  public func origin(at level: LevelOfDetail) -> MapPoint { level.origin ?? origin }

  /// The size of a level's tiles: the level's own where it has one, else the scheme's.
  @inlinable
  public func tileSize(at level: LevelOfDetail) -> TileSize {
    level.tileSize ?? TileSize(width: tileWidth, height: tileHeight)
  }

  /// Whether a level has an origin or a tile size of its own.
  package var variesByLevel: Bool { levels.contains { $0.origin != nil || $0.tileSize != nil } }
}
