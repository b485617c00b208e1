import FileAccess

/// The rows of the table `metadata`. Source: MBTiles Specification 1.3, “Metadata”.
struct MBTilesEntries: Sendable {
  /// The names in the order of the rows, each once.
  private(set) var names: [String] = []
  private var values: [String: String] = [:]
  /// The names that several rows with different values have.
  private(set) var repeated: [String] = []
  /// Whether there is a table or view `metadata`, which the specification requires.
  let hasTable: Bool

  /// The largest number of rows. Real files have about a dozen.
  private static let limit = 10_000

  init(_ connection: SQLiteConnection, _ limits: SQLiteLimits) throws(FileAccessError) {
    hasTable = try connection.prepare(
      "SELECT 1 FROM sqlite_master WHERE name = 'metadata' COLLATE NOCASE AND type IN ('table', 'view')"
    ).step()
    guard hasTable else { return }
    let pairs = try connection.prepare("SELECT name, value FROM metadata")
    var count = 0
    var size = 0
    while try pairs.step() {
      let (name, value) = (pairs.text(0), pairs.text(1))
      count += 1
      size += value.utf8.count
      guard count <= Self.limit else {
        throw FileAccessError(
          connection.path.string,
          .database(.tooManyRows(table: "metadata", limit: Self.limit, size: limits.fileSize)))
      }
      // The rows together are kept in memory, so they have the limit of one value.
      guard size <= limits.valueSize else {
        throw FileAccessError(connection.path.string, .database(.valueTooLarge(limit: limits.valueSize)))
      }
      add(name, value)
    }
  }

  init(_ entries: KeyValuePairs<String, String>) {
    hasTable = true
    for (name, value) in entries { add(name, value) }
  }

  private mutating func add(_ name: String, _ value: String) {
    guard let first = values[name] else {
      names.append(name)
      values[name] = value
      return
    }
    if first != value, !repeated.contains(name) { repeated.append(name) }
  }

  /// The value of a name; `nil` if there is none, or only spaces.
  subscript(_ name: String) -> String? {
    guard let value = values[name], value.contains(where: { !$0.isWhitespace }) else { return nil }
    return value
  }

  /// The value as a whole number; `nil` if it is missing or another text.
  func number(_ name: String) -> Int? { self[name].flatMap { SQLiteValue.text($0).wholeNumber } }
}
