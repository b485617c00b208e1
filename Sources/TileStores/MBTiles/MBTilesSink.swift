import FileAccess
import SystemPackage

/// An MBTiles database. Source: MBTiles Specification 1.3.
///
/// Packets are written one after the other, in the order of the plan, and each is one transaction: how many tiles there are
/// tells which packets are whole, so that what was interrupted can be continued. SQLite does the same with the same
/// transactions, so the same input makes the same bytes, interrupted or not.
struct MBTilesSink: TileSink {
  private let connection: SQLiteConnection
  private let partial: FilePath
  private let destination: SinkDestination
  /// How many packets of the plan an earlier run wrote.
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
      // A journal that outlives its database would be taken for one of the new.
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
        statement.bind(packet.level, place.column, MBTilesRows.flipped(place.row, zoom: packet.level))
        statement.bind(bytes, at: 4)
        _ = try statement.step()
      }
      try connection.execute("COMMIT")
    } catch {
      // After some errors SQLite has done it itself.
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  /// - Parameter documents: the entries of the table `metadata`.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    if try !Self.isIndexed(connection) {
      try connection.execute("BEGIN")
      let statement = try connection.prepare("INSERT INTO metadata VALUES (?, ?)")
      for entry in documents {
        statement.bind([entry.name, String(decoding: entry.bytes, as: UTF8.self)])
        _ = try statement.step()
      }
      // All at once: entry by entry takes longer.
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

  /// The largest pages there are: a tile fills what is left of one, or spills over, and small ones leave more unused.
  /// Nothing is forced onto the disk; the journal is against a killed process, and holds the few pages that a
  /// transaction changes.
  private static let settings = "PRAGMA page_size = 65536; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;"

  /// What an earlier run left, and how many packets of it are whole.
  ///
  /// - Returns: `nil` where there is nothing that could be continued.
  private static func interrupted(
    _ partial: FilePath, _ packets: [PacketContents]
  ) -> (connection: SQLiteConnection, finishedPackets: Int)? {
    guard FileSystemEntry.at(partial) == .file else { return nil }
    do throws(FileAccessError) {
      let connection = try SQLiteConnection(partial, access: .write)
      try connection.execute(settings)
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
