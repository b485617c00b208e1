public import TilingSchemes

/// What a packet of a result will hold, which is known before the first tile is carried.
public struct PacketContents: Hashable, Sendable {
  /// The level's number in the result.
  public let level: Int
  /// The row and column of the upper left tile.
  public let corner: BundleCoordinate
  /// How many tiles it will have.
  public let tileCount: Int
  /// Of the tiles alone, in bytes.
  public let byteCount: Int

  /// - Parameters:
  ///   - level: the level's number in the result.
  ///   - corner: the row and column of the upper left tile.
  ///   - tileCount: how many tiles it will have.
  ///   - byteCount: of the tiles alone, in bytes.
  public init(level: Int, corner: BundleCoordinate, tileCount: Int, byteCount: Int) {
    self.level = level
    self.corner = corner
    self.tileCount = tileCount
    self.byteCount = byteCount
  }
}
