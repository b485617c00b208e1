public import TilingSchemes

/// Rows and columns that are stored together. ArcGIS knows this size only (Esri, CompactCacheV2.md).
public enum PacketGrid {
  /// In tiles, in each direction.
  public static let width = 128
  /// The number of tiles of a packet.
  public static let tileCount = width * width
  /// The largest tile that is carried, in bytes: the index of a Compact V2 bundle has 24 bits for a size (Esri,
  /// CompactCacheV2.md).
  public static let largestTile = 1 << 24 - 1

  /// The tiles of the packet whose upper left tile is at `corner`.
  public static func range(of corner: BundleCoordinate) -> TileRange {
    TileRange(rows: corner.row..<corner.row + width, columns: corner.column..<corner.column + width)
  }

  /// The tile of a position in the packet whose upper left tile is at `corner`.
  ///
  /// - Parameters:
  ///   - position: from 0 to 16,383, row by row.
  ///   - corner: the row and column of the upper left tile of the packet.
  public static func tile(at position: UInt16, in corner: BundleCoordinate) -> TileCoordinate {
    TileCoordinate(row: corner.row + Int(position) / width, column: corner.column + Int(position) % width)
  }
}
