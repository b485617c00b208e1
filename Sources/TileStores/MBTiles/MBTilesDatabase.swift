import FileAccess
import SystemPackage
import TilingSchemes

/// The content of an MBTiles database: its metadata and its packets. Source: MBTiles Specification 1.3.
struct MBTilesDatabase: Sendable {
  let path: FilePath
  let entries: MBTilesEntries
  let tiles: DatabaseTiles

  /// - Parameter limits: `nil` for the usual limits of a file of its size.
  init(_ path: FilePath, limits: SQLiteLimits? = nil) throws(TileStoreError) {
    self.path = path
    do throws(FileAccessError) {
      let size = try InputFile(path).size
      let limits = limits ?? SQLiteLimits(fileSize: size)
      let connection = try SQLiteConnection(path, limits: limits)
      try connection.execute("BEGIN")
      entries = try MBTilesEntries(connection, limits)
      guard let table = try DatabaseTable(connection, named: "tiles", .fromSouth, limits) else {
        throw FileAccessError(path.string, .database(.noTable("tiles")))
      }
      tiles = try DatabaseTiles(table, connection)
    } catch {
      throw .access(error)
    }
  }
}
