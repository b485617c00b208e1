import FileAccess
import SystemPackage

/// The table or view `tiles` of a database: how its rows are found and read.
struct MBTilesTable: Sendable {
  let database: FilePath
  let limits: SQLiteLimits
  /// Whether `tiles` has row numbers. A view has none, and neither has a table that was created WITHOUT ROWID.
  let isNumbered: Bool
  /// Whether SQLite finds a tile by an index. Without one, each search reads all rows.
  let isIndexed: Bool

  /// - Returns: `nil` if there is no table or view `tiles`.
  init?(_ connection: SQLiteConnection, _ limits: SQLiteLimits) throws(FileAccessError) {
    database = connection.path
    self.limits = limits
    let kind = try connection.prepare(
      "SELECT type FROM sqlite_master WHERE name = 'tiles' COLLATE NOCASE AND type IN ('table', 'view')")
    guard try kind.step() else { return nil }
    isNumbered = kind.text(0) == "table" && (try? connection.prepare("SELECT rowid FROM tiles")) != nil
    let plan = try connection.prepare(
      "EXPLAIN QUERY PLAN SELECT tile_row FROM tiles WHERE zoom_level = 0 AND tile_column = 0 AND tile_row = 0")
    var scans = false
    while try plan.step() { if plan.text(3).hasPrefix("SCAN") { scans = true } }
    isIndexed = !scans
  }

  /// A connection within a transaction: all reads see the same state of the database, and SQLite does not check the
  /// file for changes at each query.
  func snapshot() throws(FileAccessError) -> SQLiteConnection {
    let connection = try SQLiteConnection(database, limits: limits)
    try connection.execute("BEGIN")
    return connection
  }

  func fileVersion() throws(FileAccessError) -> Fingerprint {
    var version = Fingerprint()
    version.add(try FileVersion(database))
    return version
  }

  /// The size in bytes of a blob, and -1 for any other value. SQLite computes both from the header of the row, without
  /// reading the blob.
  static let size = "CASE typeof(tile_data) WHEN 'blob' THEN length(tile_data) ELSE -1 END"
  /// The value if it is not a blob. `tile_data` alone would read every blob.
  static let otherValue = "CASE typeof(tile_data) WHEN 'blob' THEN NULL ELSE tile_data END"
}
