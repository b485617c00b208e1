import FileAccess
import SystemPackage
import TilingSchemes

/// The content of an MBTiles database: its metadata and its packets. Source: MBTiles Specification 1.3.
struct MBTilesDatabase: Sendable {
  let path: FilePath
  let metadata: [String: String]
  /// The packets in the order of zoom, row and column; rows count from the north.
  let packets: [TilePacket]
  /// The width in pixels of the first tile; `nil` if its type is unknown. The metadata contain no tile size.
  let tileSize: Int?

  init(_ path: FilePath) throws(TileStoreError) {
    self.path = path
    let connection = try Self.access { () throws(FileAccessError) in try SQLiteConnection(path) }
    metadata = try Self.access { () throws(FileAccessError) in try Self.metadata(connection) }
    let isQuick = try Self.access { () throws(FileAccessError) in try Self.isQuick(connection) }
    guard isQuick else {
      let remedy =
        "sqlite3 FILE 'CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)'"
      throw .content(path: path.string, .noIndex(remedy: remedy))
    }
    packets = try Self.access { () throws(FileAccessError) in try Self.packets(connection) }
    tileSize = try Self.access { () throws(FileAccessError) in
      let first = try connection.prepare("SELECT tile_data FROM tiles LIMIT 1")
      return try first.step() ? TileImage.inspect(first.bytes(0)).image?.width : nil
    }
  }

  private static func metadata(_ connection: SQLiteConnection) throws(FileAccessError) -> [String: String] {
    var metadata: [String: String] = [:]
    let pairs = try connection.prepare("SELECT name, value FROM metadata")
    while try pairs.step() { metadata[pairs.text(0)] = pairs.text(1) }
    return metadata
  }

  private static func packets(_ connection: SQLiteConnection) throws(FileAccessError) -> [TilePacket] {
    // A view has no row numbers, and neither has a table that was created WITHOUT ROWID.
    let isTable = try connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'tiles' AND type = 'table'").step()
    let isNumbered = isTable && (try? connection.prepare("SELECT rowid FROM tiles")) != nil
    var packets: [TilePacket] = []
    // Rows are converted to count from the north. Beyond zoom 30, they exceed the 32-bit integers of other programs.
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
        database: connection.path, zoom: places.integer(0), corner: corner, isNumbered: isNumbered)
      packets.append(TilePacket(level: packet.zoom, corner: corner, packet))
    }
    return packets
  }

  /// The largest database that is read without an index, in bytes; without one, each tile is searched in the whole
  /// file.
  private static let unindexedLimit = 16 * 1_048_576

  /// Whether SQLite finds a tile by an index, or the file is small enough to be searched.
  private static func isQuick(_ connection: SQLiteConnection) throws(FileAccessError) -> Bool {
    let plan = try connection.prepare(
      "EXPLAIN QUERY PLAN SELECT tile_row FROM tiles WHERE zoom_level = 0 AND tile_column = 0 AND tile_row = 0")
    var scans = false
    while try plan.step() { if plan.text(3).hasPrefix("SCAN") { scans = true } }
    guard scans else { return true }
    return try InputFile(connection.path).size <= unindexedLimit
  }

  private static func access<Value>(_ body: () throws(FileAccessError) -> Value) throws(TileStoreError) -> Value {
    do {
      return try body()
    } catch {
      throw .access(error)
    }
  }
}
