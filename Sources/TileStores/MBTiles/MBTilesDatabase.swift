package import FileAccess
package import SystemPackage
import TilingSchemes

/// What an MBTiles database holds. Source: MBTiles Specification 1.3.
package struct MBTilesDatabase: Sendable {
  package let metadata: [String: String]
  /// In the order of zoom, row and column.
  package let packets: [TilePacket]
  /// The size in pixels of the first tile that could be read.
  package let tileSize: Int?

  /// Whether a file is a database of SQLite.
  package static func isDatabase(_ head: some Sequence<UInt8>) -> Bool {
    Array(head.prefix(16)) == Array("SQLite format 3\0".utf8)
  }

  package init(_ path: FilePath) throws(FileAccessError) {
    let connection = try SQLiteConnection(path)
    var metadata: [String: String] = [:]
    let pairs = try connection.prepare("SELECT name, value FROM metadata")
    while try pairs.step() { metadata[pairs.text(0)] = pairs.text(1) }
    self.metadata = metadata
    let isNumbered = try Self.isTable(connection) && (try? connection.prepare("SELECT rowid FROM tiles")) != nil
    try Self.checkIsIndexed(connection)
    var packets: [TilePacket] = []
    // Rows from the north; a zoom beyond 30 has rows beyond any integer that others use.
    let places = try connection.prepare(
      """
      SELECT DISTINCT zoom_level, ((1 << zoom_level) - 1 - tile_row) / 128, tile_column / 128 FROM tiles
      WHERE zoom_level BETWEEN 0 AND 30 AND tile_row BETWEEN 0 AND (1 << zoom_level) - 1
      AND tile_column BETWEEN 0 AND (1 << zoom_level) - 1
      ORDER BY 1, 2, 3
      """)
    while try places.step() {
      let tile = TileCoordinate(row: places.integer(1) * PacketGrid.width, column: places.integer(2) * PacketGrid.width)
      let corner = BundleCoordinate(of: tile)
      let packet = MBTilesPacket(
        database: path, zoom: places.integer(0), corner: corner, isNumbered: isNumbered)
      packets.append(TilePacket(level: packet.zoom, corner: corner, storage: .database(packet)))
    }
    self.packets = packets
    let first = try connection.prepare("SELECT tile_data FROM tiles LIMIT 1")
    tileSize = try first.step() ? TileImage.inspect(first.bytes(0)).image?.width : nil
  }

  /// What is no table, but a view of others, has no numbers of rows.
  private static func isTable(_ connection: SQLiteConnection) throws(FileAccessError) -> Bool {
    try connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'tiles' AND type = 'table'").step()
  }

  /// The largest database that is read without an index, in bytes: each tile is searched in all of it.
  private static let unindexedLimit = 16 * 1_048_576

  private static func checkIsIndexed(_ connection: SQLiteConnection) throws(FileAccessError) {
    let plan = try connection.prepare(
      "EXPLAIN QUERY PLAN SELECT tile_row FROM tiles WHERE zoom_level = 0 AND tile_column = 0 AND tile_row = 0")
    var scans = false
    while try plan.step() { if plan.text(3).hasPrefix("SCAN") { scans = true } }
    guard scans, try InputFile(connection.path).size > unindexedLimit else { return }
    throw FileAccessError(
      connection.path.string,
      .database(
        "its tiles have no index, and each would be searched in the whole file; make one with: sqlite3 FILE "
          + "'CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)'"))
  }
}
