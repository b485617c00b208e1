import FileAccess
import SystemPackage

/// An MBTiles database. Source: MBTiles Specification 1.3.
///
/// It is written by one task, in the order of the plan: the same input makes the same bytes. One that was interrupted is
/// begun anew.
struct MBTilesSink: TileSink {
  private let connection: SQLiteConnection
  private let partial: FilePath
  private let destination: FilePath
  private let replaces: Bool

  init(_ destination: FilePath, key: String, replaces: Bool) throws(FileAccessError) {
    self.destination = destination
    self.replaces = replaces
    partial = Partial.path(for: destination, key: key)
    try Partial.remove(partial)
    connection = try SQLiteConnection(partial, isNew: true)
    // Nobody reads it before it is whole, and a journal would double the work.
    try connection.execute(
      """
      PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA application_id = 0x4d504258;
      CREATE TABLE metadata (name text, value text);
      CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);
      BEGIN
      """)
  }

  func write(
    _ number: Int, _ plan: PacketPlan, _ tiles: [StoredTile], _ reader: any PacketReader
  ) throws(FileAccessError) -> TileCensus {
    let statement = try connection.prepare("INSERT INTO tiles VALUES (?, ?, ?, ?)")
    var census = TileCensus()
    try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
      _ = census.add(bytes, tile, of: plan)
      let place = PacketGrid.tile(at: tile.position, in: plan.packet.corner)
      statement.bind(plan.level, place.column, MBTilesRows.flipped(place.row, zoom: plan.level))
      statement.bind(bytes, at: 4)
      _ = try statement.step()
    }
    return census
  }

  /// - Parameter documents: the entries of the table `metadata`.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    let statement = try connection.prepare("INSERT INTO metadata VALUES (?, ?)")
    for entry in documents {
      statement.bind([entry.name, String(decoding: entry.bytes, as: UTF8.self)])
      _ = try statement.step()
    }
    try connection.execute(
      """
      CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);
      CREATE UNIQUE INDEX name ON metadata (name);
      COMMIT
      """)
    try NewFile.give(partial, name: destination, replacing: replaces)
    return [destination]
  }
}
