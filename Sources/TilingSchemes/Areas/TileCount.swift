/// A number of tiles, and the number of bundles that contain them.
public struct TileCount: Hashable, Sendable {
  /// The number of tiles, from 0.
  public let tiles: Int
  /// The number of bundle files that contain at least one of the tiles.
  public let bundles: Int

  /// Takes both numbers unchanged; `TileRange.tileCount(packetSize:)` computes them.
  public init(tiles: Int, bundles: Int) {
    self.tiles = tiles
    self.bundles = bundles
  }
}

extension TileRange {
  /// The numbers of tiles and bundles; `nil` if one exceeds `Int`.
  ///
  /// - Parameter packetSize: the number of rows and columns of a bundle.
  public func tileCount(packetSize: Int = 128) -> TileCount? {
    guard let tiles = count,
      let bundles = TileRange(rows: rows.packets(of: packetSize), columns: columns.packets(of: packetSize)).count
    else { return nil }
    return TileCount(tiles: tiles, bundles: bundles)
  }
}

extension AreaTiles {
  /// The amount of work after which counting is given up, in edges that are examined for a row. It takes a few seconds.
  /// Outlines of countries stay far below it, also at level 23 of Web Mercator.
  package static let mostWork = 100_000_000

  /// The tiles of an area, and the smallest rectangle that contains them. It can be smaller than the envelope of the
  /// area: a part of an outline that encloses nothing touches no tile.
  package struct Counted: Hashable, Sendable {
    package let count: TileCount
    package let range: TileRange
  }

  /// The numbers of touched tiles and their bundles.
  ///
  /// - Parameter packetSize: the number of rows and columns of a bundle.
  /// - Returns: `nil` if a number exceeds `Int`, or if counting would take minutes: the area then has edges that cross
  ///   hundreds of millions of rows.
  public func tileCount(packetSize: Int = 128) -> TileCount? { counted(packetSize: packetSize)?.count }

  /// Counts the tiles.
  ///
  /// - Parameters:
  ///   - packetSize: the number of rows and columns of a bundle.
  ///   - limit: the amount of work after which counting is given up.
  /// - Returns: `nil` if a number exceeds `Int`, or counting was given up.
  package func counted(packetSize: Int = 128, limit: Int = mostWork) -> Counted? {
    guard leastWork <= Double(limit) else { return nil }
    var counter = Counter(packetSize: packetSize)
    let isComplete = forEachBand(in: range.rows, limit: limit) { rows, columns in counter.add(rows, columns) }
    guard isComplete, let count = counter.result else { return nil }
    return Counted(count: count, range: counter.range ?? range)
  }

  /// Adds bands from the north.
  private struct Counter {
    let packetSize: Int
    private var tiles = 0
    private var bundles = 0
    private var isBeyond = false
    /// The current row of bundles, and the touched columns of bundles in it so far.
    private var packetRow: Int?
    private var packetColumns: [Range<Int>] = []
    /// The rectangle of the tiles so far; `nil` before the first.
    private(set) var range: TileRange?

    init(packetSize: Int) { self.packetSize = packetSize }

    var result: TileCount? {
      var whole = self
      whole.endPacketRow()
      return whole.isBeyond ? nil : TileCount(tiles: whole.tiles, bundles: whole.bundles)
    }

    mutating func add(_ rows: Range<Int>, _ columns: [Range<Int>]) {
      guard let first = columns.first, let last = columns.last else { return }
      let own = TileRange(rows: rows, columns: first.lowerBound..<last.upperBound)
      range = range.map { $0.union(own) } ?? own
      var width = 0
      for range in columns { width = sum(width, range.count) }
      tiles = sum(tiles, product(width, rows.count))
      let packetRows = rows.packets(of: packetSize)
      add(columns, packetRow: packetRows.lowerBound)
      guard packetRows.count > 1 else { return }
      // The rows of bundles between the first and the last have the same columns.
      endPacketRow()
      let packets = columns.map { $0.packets(of: packetSize) }
      bundles = sum(bundles, product(packets.merged().reduce(0) { sum($0, $1.count) }, packetRows.count - 2))
      add(columns, packetRow: packetRows.upperBound - 1)
    }

    /// Adds columns of tiles to a row of bundles.
    private mutating func add(_ columns: [Range<Int>], packetRow row: Int) {
      if row != packetRow { endPacketRow() }
      packetRow = row
      for range in columns {
        let packets = range.packets(of: packetSize)
        // The next row of tiles usually touches the same bundles.
        if packetColumns.last != packets { packetColumns.append(packets) }
      }
      if packetColumns.count > 1024 { packetColumns = packetColumns.merged() }
    }

    private mutating func endPacketRow() {
      packetColumns.merge()
      for range in packetColumns { bundles = sum(bundles, range.count) }
      packetColumns.removeAll(keepingCapacity: true)
      packetRow = nil
    }

    private mutating func sum(_ first: Int, _ second: Int) -> Int {
      let (sum, isBeyond) = first.addingReportingOverflow(second)
      if isBeyond { self.isBeyond = true }
      return sum
    }

    private mutating func product(_ first: Int, _ second: Int) -> Int {
      let (product, isBeyond) = first.multipliedReportingOverflow(by: second)
      if isBeyond { self.isBeyond = true }
      return product
    }
  }
}

extension Range<Int> {
  /// The indices of the packets that contain these rows or columns; the first packet has the index 0.
  package func packets(of size: Int) -> Range<Int> {
    guard !isEmpty else { return 0..<0 }
    return lowerBound.quotient(by: size)..<(upperBound - 1).quotient(by: size) + 1
  }
}

extension Int {
  /// The quotient, rounded down for negative numbers too.
  fileprivate func quotient(by divisor: Int) -> Int { self >= 0 ? self / divisor : ~(~self / divisor) }
}
