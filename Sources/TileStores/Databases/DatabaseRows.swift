/// Collects the rows of one packet: one tile for each place, and the problems of the other rows.
struct DatabaseRows: Sendable {
  /// A row of `tiles`.
  struct Row: Sendable {
    let position: Int
    /// In bytes; -1 if `tile_data` is not a blob.
    let size: Int
    /// The row number; 0 if there is none.
    let number: Int
  }

  private(set) var tiles: [StoredTile] = []
  private var taken: Set<UInt16> = []
  private var repeated: [UInt16: Int] = [:]
  private var others: [PacketProblem] = []

  /// The problems in the order of positions, so that two runs report the same.
  var problems: [PacketProblem] {
    others + repeated.sorted { $0.key < $1.key }.map { .repeatedRow($0.key, others: $0.value) }
  }

  /// Adds a row. If several rows have the same place, the first one that has a tile is used.
  ///
  /// - Parameter bytes: reads `tile_data`, for rows in which it is not a blob.
  mutating func add(_ row: Row, bytes: () -> DatabaseRowBytes) {
    let position = UInt16(truncatingIfNeeded: row.position)
    if taken.contains(position) {
      repeated[position, default: 0] += 1
      return
    }
    var size = row.size
    if size < 0 {
      let content = bytes()
      // Some programs store the bytes of an image as a text. The image is whole, so it is read.
      guard content.isImage else {
        others.append(.notATile(position, content.words))
        return
      }
      size = content.size
    }
    if size == 0 {
      others.append(.notATile(position, "tile_data is an empty blob"))
    } else if size > PacketGrid.largestTile {
      others.append(.tooLarge(position, size: size))
    } else {
      taken.insert(position)
      tiles.append(StoredTile(position: row.position, size: size, offset: row.number))
    }
  }
}

/// The value in `tile_data` of a row in which it is not a blob.
struct DatabaseRowBytes: Sendable {
  let size: Int
  /// Whether the bytes begin as an image.
  let isImage: Bool
  /// A clause that says what the value is.
  let words: String

  /// - Parameter column: the column of the value in the statement, whose present row is read.
  init(_ statement: SQLiteConnection.Statement, _ column: Int32) {
    let value = statement.value(column)
    let bytes = statement.bytes(column)
    size = bytes.count
    if case .text = value {
      isImage = TileImage.inspect(bytes).image != nil
      words = "tile_data is a text instead of a blob"
    } else {
      isImage = false
      words = value == .null ? "tile_data is NULL" : "tile_data is a number instead of a blob"
    }
  }
}
