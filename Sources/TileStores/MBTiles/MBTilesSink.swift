import FileAccess
import SystemPackage

/// Writes an MBTiles database. Source: MBTiles Specification 1.3.
///
/// `WrittenDatabase` says how an interrupted run is continued.
struct MBTilesSink: TileSink {
  private let database: WrittenDatabase
  private let destination: SinkDestination
  private var connection: SQLiteConnection { database.connection }
  private var partial: FilePath { destination.partial }

  init(_ destination: SinkDestination) throws(FileAccessError) {
    self.destination = destination
    database = try WrittenDatabase(
      destination,
      // The same as the number of rows, without counting them.
      tileCount: "SELECT max(rowid) FROM tiles",
      tables: """
        PRAGMA application_id = 0x4d504258;
        CREATE TABLE metadata (name text, value text);
        CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);
        """)
  }

  func holds(_ number: Int, _ packet: PacketContents) -> Bool { number < database.finishedPackets }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    try database.write(packet, tiles, from: reader, with: "INSERT INTO tiles VALUES (?, ?, ?, ?)", rows: .fromSouth)
  }

  /// Writes the metadata and the indexes, and gives the database its name.
  ///
  /// - Parameter documents: the rows of the table `metadata`.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    // An earlier run can have been interrupted between this transaction and the rename.
    if try !Self.isIndexed(connection) {
      try connection.execute("BEGIN")
      let statement = try connection.prepare("INSERT INTO metadata VALUES (?, ?)")
      for entry in documents {
        statement.bind([entry.name, String(decoding: entry.bytes, as: UTF8.self)])
        _ = try statement.step()
      }
      // After all rows: building an index at once is faster than extending it row by row.
      try connection.execute(
        """
        CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);
        CREATE UNIQUE INDEX name ON metadata (name);
        COMMIT;
        """)
    }
    try NewFile.give(partial, name: destination.path, replacing: destination.existing == .replaced)
    return [destination.path]
  }

  private static func isIndexed(_ connection: SQLiteConnection) throws(FileAccessError) -> Bool {
    try connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'tile_index'").step()
  }
}
