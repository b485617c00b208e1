/// The size of a tile.
public struct TileSize: Hashable, Sendable {
  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
