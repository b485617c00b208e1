/// Why a database could not be read or written.
public enum DatabaseProblem: Error, Hashable, Sendable {
  /// SQLite's extended result code (https://sqlite.org/rescode.html), and its message.
  case sqlite(code: Int32, words: String)
  /// The SQLite library is not installed.
  case noLibrary
  /// There is not enough memory for a connection.
  case noMemory

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
    }
  }
}
