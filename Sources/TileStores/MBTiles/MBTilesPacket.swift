import FileAccess
import SystemPackage
import TilingSchemes

/// A packet of 128 × 128 tiles in an MBTiles database.
///
/// Rows count from the south in the database, as in a Tile Map Service, and from the north everywhere else in this
/// library. Source: MBTiles Specification 1.3.
struct MBTilesPacket: PacketSource, PacketReader {
  let database: FilePath
  let zoom: Int
  let corner: BundleCoordinate
  /// Whether `tiles` has row numbers; a view has none.
  let isNumbered: Bool

  var name: String { database.string }

  func open() -> any PacketReader { self }

  func index() throws(FileAccessError) -> PacketIndex {
    // Before anything is read, so that a change during reading gives another version later.
    let version = try fileVersion()
    let connection = try snapshot()
    var tiles: [StoredTile] = []
    var problems: [PacketProblem] = []
    func add(_ position: Int, size: Int, number: Int) {
      if size > PacketGrid.largestTile {
        problems.append(.tooLarge(UInt16(position), size: size))
      } else {
        tiles.append(StoredTile(position: position, size: size, offset: number))
      }
    }
    let places = try places(connection)
    if isNumbered {
      let sizes = try connection.prepare("SELECT length(tile_data) FROM tiles WHERE rowid = ?")
      // In the order of the rows in the file; in another order, the same page is read many times.
      for (position, number) in places.sorted(by: { $0.value < $1.value }) {
        sizes.bind(number)
        if try sizes.step() { add(position, size: sizes.integer(0), number: number) }
      }
    } else {
      for (position, size) in places { add(position, size: size, number: 0) }
    }
    return PacketIndex(tiles: tiles, problems: problems, version: version)
  }

  /// The positions of the tiles, each with its row number, or with its size in bytes if there are no row numbers.
  private func places(_ connection: SQLiteConnection) throws(FileAccessError) -> [(position: Int, value: Int)] {
    // The usual index is in the order zoom, column, row, and contains the row numbers, so a query for each column reads
    // the index alone.
    let statement = try connection.prepare(
      """
      SELECT tile_row, \(isNumbered ? "rowid" : "length(tile_data)") FROM tiles
      WHERE zoom_level = ? AND tile_column = ? AND tile_row BETWEEN ? AND ?
      """)
    var places: [(position: Int, value: Int)] = []
    let last = MBTilesRows.flipped(corner.row, zoom: zoom)
    for column in 0..<PacketGrid.width {
      statement.bind(zoom, corner.column + column, last - PacketGrid.width + 1, last)
      while try statement.step() {
        places.append(((last - statement.integer(0)) * PacketGrid.width + column, statement.integer(1)))
      }
    }
    return places
  }

  func version() throws(FileAccessError) -> Fingerprint? { try fileVersion() }

  /// A connection within a transaction: all reads see the same state of the database, and SQLite does not check the
  /// file for changes at each query.
  private func snapshot() throws(FileAccessError) -> SQLiteConnection {
    let connection = try SQLiteConnection(database)
    try connection.execute("BEGIN")
    return connection
  }

  private func fileVersion() throws(FileAccessError) -> Fingerprint {
    var version = Fingerprint()
    version.add(try FileVersion(database))
    return version
  }

  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let connection = try snapshot()
    let statement = try connection.prepare(
      isNumbered
        ? "SELECT tile_data FROM tiles WHERE rowid = ?"
        : "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?")
    for tile in tiles {
      if isNumbered {
        statement.bind(tile.offset)
      } else {
        let place = PacketGrid.tile(at: tile.position, in: corner)
        statement.bind(zoom, place.column, MBTilesRows.flipped(place.row, zoom: zoom))
      }
      guard try statement.step() else { throw FileAccessError(database.string, .changedWhileRead) }
      let bytes = statement.bytes(0)
      guard bytes.count == Int(tile.size) else { throw FileAccessError(database.string, .changedWhileRead) }
      try body(tile, bytes, nil)
    }
  }
}

/// Converts rows that count from the north to rows that count from the south, and back.
enum MBTilesRows {
  static func flipped(_ row: Int, zoom: Int) -> Int { (1 << zoom) - 1 - row }
}
