import FileAccess
import TilingSchemes

/// The result of reading the numbers of all rows of tiles once: the packets, and the rows that have no place.
///
/// The types of the columns do not say what is in them, so SQLite's own comparisons are not used here: zoom 5 stored as
/// a text is not between 0 and 30 for SQLite.
struct DatabaseSurvey: Sendable {
  /// A packet of the database.
  struct Packet: Hashable, Sendable {
    let zoom: Int
    let corner: BundleCoordinate
  }

  /// Rows that have no place in a cache, for one reason.
  struct Unplaced: Sendable {
    var count = 0
    /// The first rows, as texts.
    var examples: [String] = []
  }

  /// The packets in the order of zoom, row and column; rows count from the north.
  let packets: [Packet]
  /// The number of all rows.
  let rowCount: Int
  /// The number of rows with a whole number that is stored as a text.
  let textCount: Int
  let unplaced: [DatabasePlace.Obstacle: Unplaced]

  init(_ connection: SQLiteConnection, _ table: DatabaseTable) throws(FileAccessError) {
    let limits = table.limits
    var found: Set<Packet> = []
    // Rows are usually stored in the order of their places, so most are in the packet of the row before.
    var last: Packet?
    var rows = 0
    var texts = 0
    var unplaced: [DatabasePlace.Obstacle: Unplaced] = [:]
    let statement = try connection.prepare("SELECT zoom_level, tile_column, tile_row FROM \(table.name)")
    while try statement.step() {
      rows += 1
      guard rows <= limits.rowCount else {
        throw FileAccessError(
          connection.path.string,
          .database(.tooManyRows(table: table.plainName, limit: limits.rowCount, size: limits.fileSize)))
      }
      let (zoom, column, row) = (statement.value(0), statement.value(1), statement.value(2))
      do throws(DatabasePlace.Obstacle) {
        let place = try DatabasePlace(zoom: zoom, column: column, row: row, table.order)
        if zoom.isText || column.isText || row.isText { texts += 1 }
        let packet = Packet(zoom: place.zoom, corner: place.corner)
        if packet != last { found.insert(packet) }
        last = packet
      } catch {
        unplaced[error, default: Unplaced()].add(zoom, column, row)
      }
    }
    packets = found.sorted {
      ($0.zoom, $0.corner.row, $0.corner.column) < ($1.zoom, $1.corner.row, $1.corner.column)
    }
    rowCount = rows
    textCount = texts
    self.unplaced = unplaced
  }
}

extension DatabaseSurvey.Unplaced {
  /// How many rows are given as examples.
  private static let exampleCount = 3

  fileprivate mutating func add(_ zoom: SQLiteValue, _ column: SQLiteValue, _ row: SQLiteValue) {
    count += 1
    guard examples.count < Self.exampleCount else { return }
    examples.append("zoom \(zoom.words), column \(column.words), row \(row.words)")
  }
}

extension SQLiteValue {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
