import FileAccess
import SystemPackage

/// The database that a conversion writes under its temporary name: a new one, or that of an interrupted run.
///
/// Packets are written in the order of the plan, and each in one transaction. The number of tiles in the database
/// therefore shows which packets are complete. The same transactions make the same bytes in SQLite, so the result is the
/// same with and without an interruption.
struct WrittenDatabase {
  let connection: SQLiteConnection
  /// How many packets of the plan an earlier run has written.
  let finishedPackets: Int

  /// - Parameters:
  ///   - tileCount: the query for the number of tiles in the database.
  ///   - tables: the statements that create the tables of a new database.
  init(_ destination: SinkDestination, tileCount: String, tables: String) throws(FileAccessError) {
    let partial = destination.partial
    let resumes = destination.leftovers == .continued
    if resumes, let interrupted = Self(interrupted: partial, destination.packets, tileCount: tileCount) {
      self = interrupted
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
    try connection.execute("\(Self.settings)\nBEGIN;\n\(tables)\nCOMMIT;")
  }

  /// Writes the tiles of a packet in one transaction.
  ///
  /// - Parameters:
  ///   - insertion: the statement with four values: zoom level, column, row, content.
  ///   - order: how the database counts its rows.
  func write(
    _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader, with insertion: String,
    rows order: DatabaseRowOrder
  ) throws(FileAccessError) {
    try connection.execute("BEGIN")
    do throws(FileAccessError) {
      let statement = try connection.prepare(insertion)
      try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
        let place = PacketGrid.tile(at: tile.position, in: packet.corner)
        statement.bind(packet.level, place.column, order.converted(place.row, zoom: packet.level))
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

  /// Pages have the largest size that SQLite allows: smaller pages would leave more unused space after tiles. SQLite
  /// does not wait for the disk (`synchronous`); the journal protects against a killed process, not against a power
  /// failure, and contains only the few pages that a transaction changes.
  private static let settings = "PRAGMA page_size = 65536; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;"

  /// The database that an earlier run left.
  ///
  /// - Returns: `nil` if there is no database that can be continued.
  private init?(interrupted partial: FilePath, _ packets: [PacketContents], tileCount: String) {
    guard FileSystemEntry.at(partial) == .file else { return nil }
    do throws(FileAccessError) {
      let connection = try SQLiteConnection(partial, access: .write)
      try connection.execute(Self.settings)
      let statement = try connection.prepare(tileCount)
      guard try statement.step() else { return nil }
      var rest = statement.integer(0)
      var finished = 0
      while rest > 0, finished < packets.count {
        rest -= packets[finished].tileCount
        finished += 1
      }
      guard rest == 0 else { return nil }
      self.connection = connection
      finishedPackets = finished
    } catch {
      return nil
    }
  }
}
