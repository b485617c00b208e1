package import FileAccess
package import SystemPackage
import TilingSchemes

/// 128 × 128 tiles of an MBTiles database.
///
/// Source: MBTiles Specification 1.3; its rows count from the south, as those of a Tile Map Service.
package struct MBTilesPacket: PacketReader, Sendable {
  package let database: FilePath
  let zoom: Int
  let corner: BundleCoordinate

  package func index() throws(FileAccessError) -> PacketIndex {
    var version = Fingerprint()
    version.add(try FileVersion(database))
    let connection = try SQLiteConnection(database)
    // Column by column: the index of the table goes that way.
    let statement = try connection.prepare(
      "SELECT tile_row, length(tile_data) FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row BETWEEN ? AND ?"
    )
    var tiles: [StoredTile] = []
    var problems: [PacketProblem] = []
    let last = MBTilesRows.flipped(corner.row, zoom: zoom)
    for column in 0..<PacketGrid.width {
      statement.bind(zoom, corner.column + column, last - PacketGrid.width + 1, last)
      while try statement.step() {
        let position = (last - statement.integer(0)) * PacketGrid.width + column
        let size = statement.integer(1)
        if size > CompactV2Header.largestTile {
          problems.append(.tooLarge(UInt16(position), size: size))
        } else {
          tiles.append(StoredTile(position: position, size: size, offset: 0))
        }
      }
    }
    return PacketIndex(tiles: tiles, problems: problems, version: version)
  }

  package func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let connection = try SQLiteConnection(database)
    // All tiles of one moment, whoever writes meanwhile.
    try connection.execute("BEGIN")
    let statement = try connection.prepare(
      "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?")
    for tile in tiles {
      let place = PacketGrid.tile(at: tile.position, in: corner)
      statement.bind(zoom, place.column, MBTilesRows.flipped(place.row, zoom: zoom))
      guard try statement.step() else { throw FileAccessError(database.string, .changedWhileRead) }
      let bytes = statement.bytes(0)
      guard bytes.count == Int(tile.size) else { throw FileAccessError(database.string, .changedWhileRead) }
      try body(tile, bytes, nil)
    }
  }
}

/// Rows from the north and rows from the south.
enum MBTilesRows {
  static func flipped(_ row: Int, zoom: Int) -> Int { (1 << zoom) - 1 - row }
}
