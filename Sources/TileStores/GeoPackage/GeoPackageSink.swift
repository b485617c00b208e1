import FileAccess
import SystemPackage

/// Writes a GeoPackage with one table of tiles. Source: OGC 12-128r18, GeoPackage Encoding Standard 1.3, §1 and §2.2.
///
/// The same input gives the same bytes with the same release of SQLite; `WrittenDatabase` says how an interrupted run is
/// continued.
struct GeoPackageSink: TileSink {
  private let database: WrittenDatabase
  private let destination: SinkDestination
  private let table: String
  private var connection: SQLiteConnection { database.connection }
  private var partial: FilePath { destination.partial }

  init(_ destination: SinkDestination) throws(FileAccessError) {
    self.destination = destination
    table = "\"\(GeoPackageValues(destination.documents).table)\""
    database = try WrittenDatabase(
      destination, tileCount: "SELECT max(id) FROM \(table)", tables: GeoPackageTables.statements(table))
  }

  func holds(_ number: Int, _ packet: PacketContents) -> Bool { number < database.finishedPackets }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    try database.write(
      packet, tiles, from: reader,
      with: "INSERT INTO \(table) (zoom_level, tile_column, tile_row, tile_data) VALUES (?, ?, ?, ?)", rows: .fromNorth)
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
}
