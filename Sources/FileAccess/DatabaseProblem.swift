/// Why a database could not be read or written.
public enum DatabaseProblem: Error, Hashable, Sendable {
  /// SQLite's extended result code (https://sqlite.org/rescode.html), and its own words.
  case sqlite(code: Int32, words: String)
  /// SQLite is not on this machine.
  case noLibrary
  /// There is no memory for a connection.
  case noMemory

  /// SQLite's result code without its extension; `nil` where SQLite did not give one.
  public var primaryCode: Int32? {
    if case .sqlite(let code, _) = self { code & 0xFF } else { nil }
  }

  /// One clause for people.
  public var message: String {
    switch self {
    case .sqlite(_, let words): words
    case .noLibrary: "SQLite, which reads it, is not on this machine: install libsqlite3"
    case .noMemory: "SQLite has no memory for it"
    }
  }
}
