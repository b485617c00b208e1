/// How many tiles, and how many bundles hold them.
public struct TileCount: Hashable, Sendable {
  /// Tiles, from 0.
  public let tiles: Int
  /// Bundle files in which at least one of the tiles lies.
  public let bundles: Int

  /// Takes both numbers as they are; `TileRange.tileCount(packetSize:)` counts them.
  public init(tiles: Int, bundles: Int) {
    self.tiles = tiles
    self.bundles = bundles
  }
}

extension TileRange {
  /// The tiles and their bundles; `nil` where they are beyond `Int`.
  ///
  /// - Parameter packetSize: rows and columns of a bundle.
  public func tileCount(packetSize: Int = 128) -> TileCount? {
    guard let tiles = count,
      let bundles = TileRange(rows: rows.packets(of: packetSize), columns: columns.packets(of: packetSize)).count
    else { return nil }
    return TileCount(tiles: tiles, bundles: bundles)
  }
}

extension AreaTiles {
  /// The touched tiles and their bundles; `nil` where they are beyond `Int`.
  ///
  /// - Parameter packetSize: rows and columns of a bundle.
  public func tileCount(packetSize: Int = 128) -> TileCount? {
    var counter = Counter(packetSize: packetSize)
    forEachBand(in: range.rows) { rows, columns in counter.add(rows, columns) }
    return counter.result
  }

  /// Adds up bands from the north.
  private struct Counter {
    let packetSize: Int
    private var tiles = 0
    private var bundles = 0
    private var isBeyond = false
    /// The row of bundles that is being gone through, and its touched columns of bundles so far.
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
      // Those between the first and the last are all alike.
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
  /// The numbers of the packets in which rows or columns lie, those of the first being 0.
  package func packets(of size: Int) -> Range<Int> {
    guard !isEmpty else { return 0..<0 }
    return lowerBound.quotient(by: size)..<(upperBound - 1).quotient(by: size) + 1
  }
}

extension Int {
  /// Rounded down, also below 0.
  fileprivate func quotient(by divisor: Int) -> Int { self >= 0 ? self / divisor : ~(~self / divisor) }
}
