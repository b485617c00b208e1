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
  /// The numbers of touched tiles and their bundles; `nil` if one exceeds `Int`.
  ///
  /// - Parameter packetSize: the number of rows and columns of a bundle.
  public func tileCount(packetSize: Int = 128) -> TileCount? {
    var counter = Counter(packetSize: packetSize)
    forEachBand(in: range.rows) { rows, columns in counter.add(rows, columns) }
    return counter.result
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

    init(packetSize: Int) { self.packetSize = packetSize }

    var result: TileCount? {
      var whole = self
      whole.endPacketRow()
      return whole.isBeyond ? nil : TileCount(tiles: whole.tiles, bundles: whole.bundles)
    }

    mutating func add(_ rows: Range<Int>, _ columns: [Range<Int>]) {
      guard !columns.isEmpty else { return }
      tiles = sum(tiles, product(columns.reduce(0) { sum($0, $1.count) }, rows.count))
      let packets = columns.map { $0.packets(of: packetSize) }
      let packetRows = rows.packets(of: packetSize)
      add(packets, packetRow: packetRows.lowerBound)
      guard packetRows.count > 1 else { return }
      // The rows of bundles between the first and the last have the same columns.
      endPacketRow()
      bundles = sum(bundles, product(packets.merged().reduce(0) { sum($0, $1.count) }, packetRows.count - 2))
      add(packets, packetRow: packetRows.upperBound - 1)
    }

    private mutating func add(_ packets: [Range<Int>], packetRow row: Int) {
      if row != packetRow { endPacketRow() }
      packetRow = row
      packetColumns += packets
      if packetColumns.count > 1024 { packetColumns = packetColumns.merged() }
    }

    private mutating func endPacketRow() {
      bundles = sum(bundles, packetColumns.merged().reduce(0) { sum($0, $1.count) })
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
