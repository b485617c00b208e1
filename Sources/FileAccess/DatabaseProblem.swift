/// Why a database could not be read or written.
public enum DatabaseProblem: Error, Hashable, Sendable {
  /// SQLite's extended result code (https://sqlite.org/rescode.html), and its message.
  case sqlite(code: Int32, words: String)
  /// The SQLite library is not installed.
  case noLibrary
  /// There is not enough memory for a connection.
  case noMemory
  /// Queries took longer than the limit, in whole seconds.
  case tooSlow(seconds: Int)
  /// A value is larger than the limit, in bytes.
  case valueTooLarge(limit: Int)
  /// A table or view has more rows than a file of its size can contain: its name, the limit, and the size of the file
  /// in bytes.
  case tooManyRows(table: String, limit: Int, size: Int)
  /// A table or view has a row in a first query and not in a second, although the file has not changed: its name.
  case inconsistent(table: String)
  /// A table or view is missing: its name.
  case noTable(String)
  /// The tiles have no index, and there are too many rows to read without one.
  case noIndex(rows: Int)
  /// The numbers of the tiles are stored as texts, so that no index helps, and there are too many rows to read without
  /// one.
  case textNumbers(rows: Int)

  /// SQLite's primary result code: the lower 8 bits of the extended one. `nil` if SQLite did not report an error
  /// itself.
  public var primaryCode: Int32? {
    if case .sqlite(let code, _) = self { code & 0xFF } else { nil }
  }

  /// One clause without a full stop.
  public var message: String {
    switch self {
    case .sqlite(_, let words): words
    case .noLibrary: "SQLite is not installed on this machine; install libsqlite3"
    case .noMemory: "not enough memory for SQLite"
    case .tooSlow(let seconds):
      "the queries of this database took longer than \(seconds) seconds, the limit for a file of its size; "
        + "copy the rows of its views into tables"
    case .valueTooLarge(let limit):
      "the database contains or computes a value of more than \(limit / 1_048_576) MB, the limit for a tile"
    case .tooManyRows(let table, let limit, let size):
      "“\(table)” gives more than \(limit) rows, the limit for a file of \(size) bytes; a view in it may be endless"
    case .inconsistent(let table):
      "“\(table)” gives different rows each time it is read, although the file has not changed; "
        + "copy its rows into a table"
    case .noTable(let name): "is an SQLite database without a table or view “\(name)”, so it is not MBTiles"
    case .noIndex(let rows):
      "the \(rows) tiles have no index, so each tile would be searched in the whole file; create an index with: "
        + "sqlite3 FILE 'CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)'"
    case .textNumbers(let rows):
      "the numbers of the \(rows) tiles are stored as texts, so each tile would be searched in the whole file; "
        + "copy the rows into a table with integer columns"
    }
  }
}
