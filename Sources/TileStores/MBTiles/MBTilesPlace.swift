import TilingSchemes

/// The place of a row of `tiles`, from its three numbers.
///
/// Rows count from the south in the database, as in a Tile Map Service, and from the north everywhere else in this
/// library. Source: MBTiles Specification 1.3.
struct MBTilesPlace: Hashable, Sendable {
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

  /// - Throws: `Obstacle` if a cache has no such place. Places south and east of the square of Web Mercator exist:
  ///   bundles can hold them.
  init(zoom: SQLiteValue, column: SQLiteValue, row: SQLiteValue) throws(Obstacle) {
    guard let zoom = zoom.wholeNumber, let column = column.wholeNumber, let row = row.wholeNumber else {
      throw .notWhole
    }
    guard Self.zooms.contains(zoom) else { throw .zoom }
    // Checked before the subtraction, which would overflow for the smallest number of 64 bits.
    guard (0..<Self.limit).contains(column), (-Self.limit..<Self.limit).contains(row) else { throw .outside }
    let north = Self.flipped(row, zoom: zoom)
    guard (0..<Self.limit).contains(north) else { throw .outside }
    self.zoom = zoom
    tile = TileCoordinate(row: north, column: column)
  }

  /// The corner of the packet.
  var corner: BundleCoordinate { BundleCoordinate(of: tile) }

  /// The position in the packet, row by row.
  var position: Int { tile.row % PacketGrid.width * PacketGrid.width + tile.column % PacketGrid.width }

  /// Converts rows that count from the north to rows that count from the south, and back.
  static func flipped(_ row: Int, zoom: Int) -> Int { (1 << zoom) - 1 - row }
}
