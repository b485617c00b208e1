import FileAccess
import SystemPackage
import TilingSchemes

/// A packet of 128 × 128 tiles in a database.
struct DatabasePacket: PacketSource {
  /// The rows of the packet that were listed when the database was opened, and the version of the file then.
  struct Listed: Sendable {
    let rows: DatabaseRows
    let version: Fingerprint
  }

  let table: DatabaseTable
  let place: DatabaseSurvey.Packet
  /// `nil` if SQLite finds the rows of a packet by an index.
  let listed: Listed?

  var name: String { table.database.string }

  func open() -> any PacketReader { DatabaseReader(self) }
}

/// Reads the tiles of a packet.
final class DatabaseReader: PacketReader {
  private let packet: DatabasePacket
  /// The version of the file that the caller knows; a difference later is a change.
  private var known: Fingerprint?

  private var table: DatabaseTable { packet.table }

  init(_ packet: DatabasePacket) {
    self.packet = packet
    known = packet.listed?.version
  }

  func version() throws(FileAccessError) -> Fingerprint? {
    let version = try table.fileVersion()
    known = known ?? version
    return version
  }

  func index() throws(FileAccessError) -> PacketIndex {
    // Before anything is read, so that a change during reading gives another version later.
    let version = try table.fileVersion()
    if let listed = packet.listed {
      guard listed.version == version else { throw FileAccessError(packet.name, .changedWhileRead) }
      return PacketIndex(tiles: listed.rows.tiles, problems: listed.rows.problems, version: version)
    }
    known = version
    let connection = try table.snapshot()
    let rows = try table.isNumbered ? numberedRows(connection) : unnumberedRows(connection)
    return PacketIndex(tiles: rows.tiles, problems: rows.problems, version: version)
  }

  /// The rows, found by their places, then read by their numbers.
  private func numberedRows(_ connection: SQLiteConnection) throws(FileAccessError) -> DatabaseRows {
    var places: [DatabaseRows.Row] = []
    try search("0, rowid", connection) { row, _ in places.append(row) }
    var rows = DatabaseRows()
    let sizes = try connection.prepare(
      "SELECT \(DatabaseTable.size), \(DatabaseTable.otherValue) FROM \(table.name) WHERE rowid = ?")
    // In the order of the rows in the file; in another order, the same page is read many times.
    for place in places.sorted(by: { $0.number < $1.number }) {
      sizes.bind(place.number)
      guard try sizes.step() else { continue }
      let row = DatabaseRows.Row(position: place.position, size: sizes.integer(0), number: place.number)
      rows.add(row) { DatabaseRowBytes(sizes, 1) }
    }
    return rows
  }

  private func unnumberedRows(_ connection: SQLiteConnection) throws(FileAccessError) -> DatabaseRows {
    var rows = DatabaseRows()
    try search("\(DatabaseTable.size), 0, \(DatabaseTable.otherValue)", connection) { row, statement in
      rows.add(row) { DatabaseRowBytes(statement, 3) }
    }
    return rows
  }

  /// Finds the rows of the packet. The usual index is in the order zoom, column, row and contains the row numbers, so a
  /// query for each column reads the index alone.
  ///
  /// - Parameter columns: the size and the number of a row, then any others.
  private func search(
    _ columns: String, _ connection: SQLiteConnection, _ body: (DatabaseRows.Row, SQLiteConnection.Statement) -> Void
  ) throws(FileAccessError) {
    // A row such as 2.5 is between two whole numbers, but has no place.
    let statement = try connection.prepare(
      """
      SELECT tile_row, \(columns) FROM \(table.name)
      WHERE zoom_level = ? AND tile_column = ? AND tile_row BETWEEN ? AND ? AND tile_row = CAST(tile_row AS INTEGER)
      """)
    let place = packet.place
    let ends = [place.corner.row, place.corner.row + PacketGrid.width - 1].map {
      table.order.converted($0, zoom: place.zoom)
    }
    let (first, last) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
    var count = 0
    for column in 0..<PacketGrid.width {
      statement.bind(place.zoom, place.corner.column + column, first, last)
      while try statement.step() {
        count += 1
        // More rows than the whole table may have: a view that was finite when the database was opened.
        guard count <= table.limits.rowCount else { throw inconsistency }
        let row = table.order.converted(statement.integer(0), zoom: place.zoom) - place.corner.row
        let position = row * PacketGrid.width + column
        body(.init(position: position, size: statement.integer(1), number: statement.integer(2)), statement)
      }
    }
  }

  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let connection = try table.snapshot()
    let statement = try connection.prepare(query)
    for tile in tiles {
      if table.isNumbered {
        statement.bind(tile.offset)
      } else {
        let place = PacketGrid.tile(at: tile.position, in: packet.place.corner)
        let zoom = packet.place.zoom
        statement.bind(zoom, place.column, table.order.converted(place.row, zoom: zoom))
      }
      // Without row numbers, several rows can have the place of the tile; the index chose one of them.
      var isFound = false
      while !isFound, try statement.step() { isFound = isRow(of: tile, statement) }
      guard isFound else {
        // A table gives the same rows again unless its file has changed. A view need not.
        let now = try table.fileVersion()
        let isChanged = table.isNumbered || (known ?? now) != now
        throw isChanged ? FileAccessError(packet.name, .changedWhileRead) : inconsistency
      }
      try body(tile, statement.bytes(0), nil)
    }
  }

  /// The query for one tile. The CAST finds numbers of any type, but keeps SQLite from using an index.
  private var query: String {
    if table.isNumbered { return "SELECT tile_data FROM \(table.name) WHERE rowid = ?" }
    guard packet.listed != nil else {
      return "SELECT tile_data FROM \(table.name) WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
    }
    return """
      SELECT tile_data, zoom_level, tile_column, tile_row FROM \(table.name) WHERE CAST(zoom_level AS INTEGER) = ?
      AND CAST(tile_column AS INTEGER) = ? AND CAST(tile_row AS INTEGER) = ?
      """
  }

  /// Whether the present row of the query is the row that the index chose for a tile.
  private func isRow(of tile: StoredTile, _ statement: SQLiteConnection.Statement) -> Bool {
    guard statement.bytes(0).count == Int(tile.size) else { return false }
    guard !table.isNumbered, packet.listed != nil else { return true }
    // CAST makes 5 of “5th” too, which is not the number 5.
    return (1...3).allSatisfy { statement.value($0).wholeNumber != nil }
  }

  private var inconsistency: FileAccessError {
    FileAccessError(packet.name, .database(.inconsistent(table: table.plainName)))
  }
}
