import TileStores
import TilingSchemes

/// The tiles of a level as the cells of a picture. A cell covers several rows and columns at fine levels, so that the
/// picture stays small.
struct CoverageGrid: Sendable {
  /// The largest number of cells in each direction, so that the file stays small.
  private static let limit = 256

  /// How many tiles of a cell exist, and how many of them have a finding.
  struct Count: Sendable {
    var present = 0
    var damaged = 0
  }

  enum State: Hashable, Sendable {
    /// No tile exists, and none is expected.
    case empty
    /// Tiles are expected, and none exists.
    case missing
    /// Some of the expected tiles exist.
    case partial
    /// All expected tiles exist; also tiles outside the full extent.
    case complete
    /// At least one tile has a finding, so that a single damaged tile is visible in a large cell.
    case damaged
  }

  let level: Int
  /// How many rows, and as many columns, a cell covers.
  let tilesPerCell: Int
  let rowCount: Int
  let columnCount: Int
  private let firstRow: Int
  private let firstColumn: Int
  private let expected: TileRange?
  private var counts: [Int: Count] = [:]

  /// A grid of the tiles of the full extent. Packets have 128 × 128 tiles, of which a coarse level needs a few, so they
  /// are only covered if there is no full extent.
  ///
  /// - Parameters:
  ///   - corners: the corners of the packets of the level.
  ///   - expected: the tiles of the full extent; `nil` if there is none.
  /// - Returns: `nil` if there are neither packets nor expected tiles.
  init?(level: Int, corners: [BundleCoordinate], expected: TileRange?) {
    var rows = corners.map { PacketGrid.range(of: $0).rows }
    var columns = corners.map { PacketGrid.range(of: $0).columns }
    if let expected, !expected.rows.isEmpty, !expected.columns.isEmpty {
      rows = [expected.rows]
      columns = [expected.columns]
    }
    guard let firstRow = rows.map(\.lowerBound).min(), let lastRow = rows.map(\.upperBound).max(),
      let firstColumn = columns.map(\.lowerBound).min(), let lastColumn = columns.map(\.upperBound).max()
    else { return nil }
    let across = max(lastRow - firstRow, lastColumn - firstColumn)
    tilesPerCell = (across + Self.limit - 1) / Self.limit
    self.level = level
    self.firstRow = firstRow
    self.firstColumn = firstColumn
    rowCount = (lastRow - firstRow + tilesPerCell - 1) / tilesPerCell
    columnCount = (lastColumn - firstColumn + tilesPerCell - 1) / tilesPerCell
    self.expected = expected
  }

  /// The tiles of a packet, counted by the number of the cell: row by row, from the west.
  func counts(_ index: PacketIndex, damaged: Set<UInt16>, in corner: BundleCoordinate) -> [Int: Count] {
    var counts: [Int: Count] = [:]
    for tile in index.tiles {
      let place = PacketGrid.tile(at: tile.position, in: corner)
      // Findings report the tiles outside the full extent; the heading of the level counts them.
      guard place.row >= firstRow, place.column >= firstColumn,
        (place.row - firstRow) / tilesPerCell < rowCount, (place.column - firstColumn) / tilesPerCell < columnCount
      else { continue }
      let cell =
        (place.row - firstRow) / tilesPerCell * columnCount + (place.column - firstColumn) / tilesPerCell
      counts[cell, default: Count()].present += 1
      if damaged.contains(tile.position) { counts[cell, default: Count()].damaged += 1 }
    }
    return counts
  }

  /// Adds counts. Several packets can have a part in one cell.
  mutating func add(_ other: [Int: Count]) {
    counts.merge(other) { Count(present: $0.present + $1.present, damaged: $0.damaged + $1.damaged) }
  }

  /// The states of the cells in a row, from the west.
  func states(ofRow row: Int) -> [State] {
    (0..<columnCount).map { column in
      let count = counts[row * columnCount + column] ?? Count()
      if count.damaged > 0 { return .damaged }
      let due = expectedTiles(row, column)
      if count.present == 0 { return due > 0 ? .missing : .empty }
      return count.present >= due ? .complete : .partial
    }
  }

  /// How many tiles of the full extent are in a cell; 0 if there is no full extent.
  private func expectedTiles(_ row: Int, _ column: Int) -> Int {
    guard let expected else { return 0 }
    func overlap(_ first: Int, _ number: Int, _ range: Range<Int>) -> Int {
      let start = first + number * tilesPerCell
      return range.clamped(to: start..<start + tilesPerCell).count
    }
    return overlap(firstRow, row, expected.rows) * overlap(firstColumn, column, expected.columns)
  }
}
