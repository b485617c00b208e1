public import TilingSchemes

/// The content of a packet in a result, which is known before the first tile is copied.
///
/// The sizes make it possible to reserve the place of each bundle in a package, so that all cores can write at once.
public struct PacketContents: Hashable, Sendable {
  /// The number of the level in the result.
  public let level: Int
  /// The row and column of the upper left tile.
  public let corner: BundleCoordinate
  /// The number of tiles.
  public let tileCount: Int
  /// The sum of the sizes of the tiles in bytes, without header and index.
  public let byteCount: Int

  /// - Parameters:
  ///   - level: the number of the level in the result.
  ///   - corner: the row and column of the upper left tile.
  ///   - tileCount: the number of tiles.
  ///   - byteCount: the sum of the sizes of the tiles in bytes.
  public init(level: Int, corner: BundleCoordinate, tileCount: Int, byteCount: Int) {
    self.level = level
    self.corner = corner
    self.tileCount = tileCount
    self.byteCount = byteCount
  }
}
