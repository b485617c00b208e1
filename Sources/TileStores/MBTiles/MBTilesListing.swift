import FileAccess
import TilingSchemes

/// The rows of all packets, read in one pass, for a database in which SQLite cannot find the rows of a packet: without
/// an index, or with numbers that are stored as texts.
struct MBTilesListing: Sendable {
  /// The largest number of rows that are listed, at 16 bytes each: 64 MB.
  static let limit = 1 << 22

  let rows: [MBTilesSurvey.Packet: MBTilesRows]

  init(_ table: MBTilesTable, _ connection: SQLiteConnection) throws(FileAccessError) {
    var rows: [MBTilesSurvey.Packet: MBTilesRows] = [:]
    let statement = try connection.prepare(
      """
      SELECT zoom_level, tile_column, tile_row, \(MBTilesTable.size), \(table.isNumbered ? "rowid" : "0"),
      \(MBTilesTable.otherValue) FROM tiles
      """)
    var count = 0
    while try statement.step() {
      count += 1
      // A view can have more rows now than in the survey before.
      guard count <= Self.limit else {
        throw FileAccessError(table.database.string, .database(.inconsistent(table: "tiles")))
      }
      guard
        let place = try? MBTilesPlace(zoom: statement.value(0), column: statement.value(1), row: statement.value(2))
      else { continue }
      let packet = MBTilesSurvey.Packet(zoom: place.zoom, corner: place.corner)
      let row = MBTilesRows.Row(
        position: place.position, size: statement.integer(3), number: statement.integer(4))
      rows[packet, default: MBTilesRows()].add(row) { MBTilesRowBytes(statement, 5) }
    }
    self.rows = rows
  }
}
