import FileAccess
import SystemPackage

/// The table or view of a database with one row for each tile: how its rows are found and read.
struct DatabaseTable: Sendable {
  let database: FilePath
  /// The name, for messages.
  let plainName: String
  /// The name in quotation marks, for statements.
  let name: String
  let order: DatabaseRowOrder
  let limits: SQLiteLimits
  /// Whether the table has row numbers. A view has none, and neither has a table that was created WITHOUT ROWID.
  let isNumbered: Bool
  /// Whether SQLite finds a tile by an index. Without one, each search reads all rows.
  let isIndexed: Bool

  /// - Parameters:
  ///   - name: the name of the table or view.
  ///   - order: how its rows are counted.
  /// - Returns: `nil` if there is no such table or view.
  init?(
    _ connection: SQLiteConnection, named name: String, _ order: DatabaseRowOrder, _ limits: SQLiteLimits
  ) throws(FileAccessError) {
    database = connection.path
    self.limits = limits
    self.order = order
    plainName = name
    let quoted = "\"\(name.replacingQuotes)\""
    self.name = quoted
    let kind = try connection.prepare(
      "SELECT type FROM sqlite_master WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view')")
    kind.bind([name])
    guard try kind.step() else { return nil }
    isNumbered = kind.text(0) == "table" && (try? connection.prepare("SELECT rowid FROM \(quoted)")) != nil
    let plan = try connection.prepare(
      "EXPLAIN QUERY PLAN SELECT tile_row FROM \(quoted) WHERE zoom_level = 0 AND tile_column = 0 AND tile_row = 0")
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

/// How a database counts the rows of tiles.
enum DatabaseRowOrder: Sendable {
  /// From the south, as in a Tile Map Service: MBTiles.
  case fromSouth
  /// From the north, as in a cache: GeoPackage.
  case fromNorth

  /// Converts a row of the database to a row that counts from the north, and back.
  func converted(_ row: Int, zoom: Int) -> Int {
    switch self {
    case .fromSouth: (1 << zoom) - 1 - row
    case .fromNorth: row
    }
  }
}

extension String {
  /// The text with each quotation mark written twice, as in a name in SQL.
  var replacingQuotes: String { split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") }
}
