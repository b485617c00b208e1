package import TilingSchemes

/// A tile within its packet, and where its bytes lie.
package struct StoredTile: Hashable, Sendable {
  /// From 0 to 16,383, row by row: 128 × row + column within the packet.
  package let position: UInt16
  /// In bytes.
  package let size: UInt32
  /// In the packet's storage: a byte's place in a bundle, a row's number in a database; of no meaning elsewhere.
  package let offset: Int

  package init(position: Int, size: Int, offset: Int) {
    self.position = UInt16(truncatingIfNeeded: position)
    self.size = UInt32(clamping: size)
    self.offset = offset
  }

  /// The end of its bytes.
  var end: Int { offset + Int(size) }
}

/// Rows and columns that are stored together. ArcGIS knows this size only (CompactCacheV2.md).
package enum PacketGrid {
  package static let width = 128
  package static let tileCount = width * width

  /// The tiles of the packet whose upper left tile is at `corner`.
  package static func range(of corner: BundleCoordinate) -> TileRange {
    TileRange(rows: corner.row..<corner.row + width, columns: corner.column..<corner.column + width)
  }

  /// The tile of a position in the packet whose upper left tile is at `corner`.
  package static func tile(at position: UInt16, in corner: BundleCoordinate) -> TileCoordinate {
    TileCoordinate(row: corner.row + Int(position) / width, column: corner.column + Int(position) % width)
  }
}
