/// The size of a tile in pixels.
public struct TileSize: Hashable, Sendable {
  /// The width in pixels, above 0.
  public var width: Int
  /// The height in pixels, above 0.
  public var height: Int

  /// Takes the numbers unchecked; the caller must ensure that both are above 0.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

extension TilingScheme {
  /// The upper left corner of tile row 0, column 0 at a level: the level's own origin, or the scheme's if it has none.
  @inlinable
  public func origin(at level: LevelOfDetail) -> MapPoint { level.origin ?? origin }

  /// The size of a level's tiles: the level's own size, or the scheme's if it has none.
  @inlinable
  public func tileSize(at level: LevelOfDetail) -> TileSize {
    level.tileSize ?? TileSize(width: tileWidth, height: tileHeight)
  }

  /// Whether any level has its own origin or tile size.
  package var variesByLevel: Bool { levels.contains { $0.origin != nil || $0.tileSize != nil } }
}
