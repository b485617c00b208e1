import FileAccess
import SystemPackage

/// Writes a GeoPackage with one table of tiles. Source: OGC 12-128r18, GeoPackage Encoding Standard 1.3, §1 and §2.2.
///
/// Packets are written one after the other, each in one transaction, as in `MBTilesSink`; the number of tiles in the
/// database shows which packets are complete. The same input gives the same bytes with the same release of SQLite.
struct GeoPackageSink: TileSink {
  private let connection: SQLiteConnection
  private let partial: FilePath
  private let destination: SinkDestination
  private let table: String
  /// How many packets of the plan an earlier run has written.
  private let finishedPackets: Int

  init(_ destination: SinkDestination) throws(FileAccessError) {
    self.destination = destination
    partial = destination.partial
    table = "\"\(GeoPackageValues(destination.documents).table)\""
    let resumes = destination.leftovers == .continued
    if resumes, let interrupted = Self.interrupted(partial, table, destination.packets) {
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
    try connection.execute("\(Self.settings)\nBEGIN;\n\(GeoPackageTables.statements(table))\nCOMMIT;")
  }

  func holds(_ number: Int, _ packet: PacketContents) -> Bool { number < finishedPackets }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    try connection.execute("BEGIN")
    do throws(FileAccessError) {
      let statement = try connection.prepare(
        "INSERT INTO \(table) (zoom_level, tile_column, tile_row, tile_data) VALUES (?, ?, ?, ?)")
      try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
        let place = PacketGrid.tile(at: tile.position, in: packet.corner)
        statement.bind(packet.level, place.column, place.row)
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

  /// Writes the rows about the tiles, and gives the database its name.
  ///
  /// - Parameter documents: the entries of `GeoPackageEntries`.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    // An earlier run can have been interrupted between this transaction and the rename.
    if try !isDescribed() {
      try connection.execute("BEGIN")
      try GeoPackageTables.write(GeoPackageValues(documents), limits: try limits(), to: connection)
      try connection.execute("COMMIT")
    }
    try NewFile.give(partial, name: destination.path, replacing: destination.existing == .replaced)
    return [destination.path]
  }

  private func isDescribed() throws(FileAccessError) -> Bool {
    try connection.prepare("SELECT 1 FROM gpkg_contents").step()
  }

  /// The number of rows and columns that the tiles need, by level.
  private func limits() throws(FileAccessError) -> [Int: GeoPackageTables.Limits] {
    var limits: [Int: GeoPackageTables.Limits] = [:]
    let statement = try connection.prepare(
      "SELECT zoom_level, max(tile_row), max(tile_column) FROM \(table) GROUP BY zoom_level")
    while try statement.step() {
      limits[statement.integer(0)] = .init(rows: statement.integer(1) + 1, columns: statement.integer(2) + 1)
    }
    return limits
  }

  /// As in `MBTilesSink`: large pages waste less space, and the journal protects against a killed process.
  private static let settings = "PRAGMA page_size = 65536; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;"

  /// The database that an earlier run left, and the number of its complete packets.
  ///
  /// - Returns: `nil` if there is no database that can be continued.
  private static func interrupted(
    _ partial: FilePath, _ table: String, _ packets: [PacketContents]
  ) -> (connection: SQLiteConnection, finishedPackets: Int)? {
    guard FileSystemEntry.at(partial) == .file else { return nil }
    do throws(FileAccessError) {
      let connection = try SQLiteConnection(partial, access: .write)
      try connection.execute(settings)
      let statement = try connection.prepare("SELECT max(id) FROM \(table)")
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
}
