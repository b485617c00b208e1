import TilingSchemes

/// The place of a row of a database, from its three numbers. Rows count from the north here.
struct DatabasePlace: Hashable, Sendable {
  let zoom: Int
  let tile: TileCoordinate

  /// Why a row has no place in a cache.
  enum Obstacle: Error, Hashable, Sendable {
    /// A number of the row is not a whole number.
    case notWhole
    /// The zoom is not from 0 to 30.
    case zoom
    /// The row is north of the map, or the column west of it: caches count from 0. Or a number is beyond 32 bits.
    case outside
  }

  /// The zooms that are read. Beyond zoom 30, rows and columns exceed the 32-bit integers of other programs.
  static let zooms = 0...30
  private static let limit = 1 << 31

  /// - Parameter order: how the database counts rows.
  /// - Throws: `Obstacle` if a cache has no such place. Places south and east of the square of Web Mercator exist:
  ///   bundles can hold them.
  init(zoom: SQLiteValue, column: SQLiteValue, row: SQLiteValue, _ order: DatabaseRowOrder) throws(Obstacle) {
    guard let zoom = zoom.wholeNumber, let column = column.wholeNumber, let row = row.wholeNumber else {
      throw .notWhole
    }
    guard Self.zooms.contains(zoom) else { throw .zoom }
    // Checked before the subtraction, which would overflow for the smallest number of 64 bits.
    guard (0..<Self.limit).contains(column), (-Self.limit..<Self.limit).contains(row) else { throw .outside }
    let north = order.converted(row, zoom: zoom)
    guard (0..<Self.limit).contains(north) else { throw .outside }
    self.zoom = zoom
    tile = TileCoordinate(row: north, column: column)
  }

  /// The corner of the packet.
  var corner: BundleCoordinate { BundleCoordinate(of: tile) }

  /// The position in the packet, row by row.
  var position: Int { tile.row % PacketGrid.width * PacketGrid.width + tile.column % PacketGrid.width }
}
