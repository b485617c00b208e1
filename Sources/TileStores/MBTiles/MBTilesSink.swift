import FileAccess
import SystemPackage

/// Writes an MBTiles database. Source: MBTiles Specification 1.3.
///
/// Packets are written one after the other, in the order of the plan, and each in one transaction. The number of tiles
/// in the database therefore shows which packets are complete, so that an interrupted run can be continued. The same
/// transactions make the same bytes in SQLite, so the result is the same with and without an interruption.
struct MBTilesSink: TileSink {
  private let connection: SQLiteConnection
  private let partial: FilePath
  private let destination: SinkDestination
  /// How many packets of the plan an earlier run has written.
  private let finishedPackets: Int

  init(_ destination: SinkDestination) throws(FileAccessError) {
    self.destination = destination
    partial = destination.partial
    let resumes = destination.leftovers == .continued
    if resumes, let interrupted = Self.interrupted(partial, destination.packets) {
      connection = interrupted.connection
      finishedPackets = interrupted.finishedPackets
      return
    }
    if resumes {
      try Partial.remove(partial)
      // SQLite would apply a journal of the old database to the new one.
      try Partial.remove(FilePath("\(partial.string)-journal"))
    } else {
      try Partial.removeAll(for: destination.path)
    }
    connection = try SQLiteConnection(partial, access: .create)
    finishedPackets = 0
    try connection.execute(
      """
      \(Self.settings)
      BEGIN;
      PRAGMA application_id = 0x4d504258;
      CREATE TABLE metadata (name text, value text);
      CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);
      COMMIT;
      """)
  }

  func holds(_ number: Int, _ packet: PacketContents) -> Bool { number < finishedPackets }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    try connection.execute("BEGIN")
    do throws(FileAccessError) {
      let statement = try connection.prepare("INSERT INTO tiles VALUES (?, ?, ?, ?)")
      try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
        let place = PacketGrid.tile(at: tile.position, in: packet.corner)
        statement.bind(packet.level, place.column, DatabaseRowOrder.fromSouth.converted(place.row, zoom: packet.level))
        statement.bind(bytes, at: 4)
        _ = try statement.step()
      }
      try connection.execute("COMMIT")
    } catch {
      // SQLite rolls back by itself after some errors, and ROLLBACK fails then.
      try? connection.execute("ROLLBACK")
      throw error
    }
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

  /// Pages have the largest size that SQLite allows: smaller pages would leave more unused space after tiles. SQLite
  /// does not wait for the disk (`synchronous`); the journal protects against a killed process, not against a power
  /// failure, and contains only the few pages that a transaction changes.
  private static let settings = "PRAGMA page_size = 65536; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;"

  /// The database that an earlier run left, and the number of its complete packets.
  ///
  /// - Returns: `nil` if there is no database that can be continued.
  private static func interrupted(
    _ partial: FilePath, _ packets: [PacketContents]
  ) -> (connection: SQLiteConnection, finishedPackets: Int)? {
    guard FileSystemEntry.at(partial) == .file else { return nil }
    do throws(FileAccessError) {
      let connection = try SQLiteConnection(partial, access: .write)
      try connection.execute(settings)
      // The same as the number of rows, without counting them.
      let statement = try connection.prepare("SELECT max(rowid) FROM tiles")
      guard try statement.step() else { return nil }
      var rest = statement.integer(0)
      var finished = 0
      while rest > 0, finished < packets.count {
        rest -= packets[finished].tileCount
        finished += 1
      }
      return rest == 0 ? (connection, finished) : nil
    } catch {
      return nil
    }
  }

  private static func isIndexed(_ connection: SQLiteConnection) throws(FileAccessError) -> Bool {
    try connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'tile_index'").step()
  }
}
