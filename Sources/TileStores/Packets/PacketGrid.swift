public import TilingSchemes

/// The size of a packet: the rows and columns of a bundle. ArcGIS uses no other size (Esri, CompactCacheV2.md).
public enum PacketGrid {
  /// The number of rows, and of columns, of a packet.
  public static let width = 128
  /// The number of tiles of a packet.
  public static let tileCount = width * width
  /// The largest tile that is read and written, in bytes: the index of a Compact V2 bundle has 24 bits for a size
  /// (Esri, CompactCacheV2.md). Other stores have the same limit, so that their tiles fit into bundles.
  public static let largestTile = 1 << 24 - 1

  /// The rows and columns of the packet whose upper left tile is at `corner`.
  public static func range(of corner: BundleCoordinate) -> TileRange {
    TileRange(rows: corner.row..<corner.row + width, columns: corner.column..<corner.column + width)
  }

  /// The row and column of a position in the packet whose upper left tile is at `corner`.
  ///
  /// - Parameters:
  ///   - position: from 0 to 16,383, row by row.
  ///   - corner: the row and column of the upper left tile of the packet.
  public static func tile(at position: UInt16, in corner: BundleCoordinate) -> TileCoordinate {
    TileCoordinate(row: corner.row + Int(position) / width, column: corner.column + Int(position) % width)
  }
}
