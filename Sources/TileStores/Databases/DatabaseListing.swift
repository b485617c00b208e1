import FileAccess
import TilingSchemes

/// The rows of all packets, read in one pass, for a database in which SQLite cannot find the rows of a packet: without
/// an index, or with numbers that are stored as texts.
struct DatabaseListing: Sendable {
  /// The largest number of rows that are listed, at 16 bytes each: 64 MB.
  static let limit = 1 << 22

  let rows: [DatabaseSurvey.Packet: DatabaseRows]

  init(_ table: DatabaseTable, _ connection: SQLiteConnection) throws(FileAccessError) {
    var rows: [DatabaseSurvey.Packet: DatabaseRows] = [:]
    let statement = try connection.prepare(
      """
      SELECT zoom_level, tile_column, tile_row, \(DatabaseTable.size), \(table.isNumbered ? "rowid" : "0"),
      \(DatabaseTable.otherValue) FROM \(table.name)
      """)
    var count = 0
    while try statement.step() {
      count += 1
      // A view can have more rows now than in the survey before.
      guard count <= Self.limit else {
        throw FileAccessError(table.database.string, .database(.inconsistent(table: table.plainName)))
      }
      guard
        let place = try? DatabasePlace(
          zoom: statement.value(0), column: statement.value(1), row: statement.value(2), table.order)
      else { continue }
      let packet = DatabaseSurvey.Packet(zoom: place.zoom, corner: place.corner)
      let row = DatabaseRows.Row(
        position: place.position, size: statement.integer(3), number: statement.integer(4))
      rows[packet, default: DatabaseRows()].add(row) { DatabaseRowBytes(statement, 5) }
    }
    self.rows = rows
  }
}
