/// Finds the touched columns of one row after another.
///
/// For a row with few edges, ranges are collected and merged. For a row with many edges, a bit per column is set
/// instead, which needs no sorting: a border of 100,000 points may cross a row a thousand times.
struct AreaRow {
  /// All columns that the area can touch.
  private let columns: Range<Int>
  /// Whether there are several polygons; the inside of one does not become outside within another.
  private let hasSeveralPolygons: Bool
  /// The touched columns of the last row, as separate ranges, from the west. Kept from row to row, because a new array for
  /// each of millions of rows takes longer than the rest of the work.
  private(set) var ranges: [Range<Int>] = []
  private var crossings: [Crossing] = []
  /// One bit per column: whether it is touched.
  private var touched: [UInt64] = []
  /// One bit per column: whether the border is crossed, into or out of the polygon, before the column's middle.
  private var turns: [UInt64] = []

  /// The largest number of columns for which bits are kept: half a megabyte.
  private static let mostBits = 1 << 22

  init(columns: Range<Int>, hasSeveralPolygons: Bool) {
    self.columns = columns
    self.hasSeveralPolygons = hasSeveralPolygons
  }

  /// A crossing of a polygon's border with the middle line of a row.
  private struct Crossing: Comparable {
    let polygon: Int
    let x: Double

    static func < (first: Crossing, second: Crossing) -> Bool {
      first.polygon == second.polygon ? first.x < second.x : first.polygon < second.polygon
    }
  }

  /// Finds the touched columns of a row.
  ///
  /// - Parameter edges: all edges that reach into the row.
  mutating func scan(_ row: Int, _ edges: [AreaEdge]) {
    ranges.removeAll(keepingCapacity: true)
    // Bits are faster from a few dozen edges on, unless the row is so wide that most of its words stay empty.
    let words = columns.count / 64 + 1
    if columns.count <= Self.mostBits, edges.count > 32, edges.count > words / 16 {
      markColumns(inRow: row, edges, words: words)
    } else {
      gatherColumns(inRow: row, edges)
    }
  }

  private mutating func gatherColumns(inRow row: Int, _ edges: [AreaEdge]) {
    for edge in edges {
      if let columns = edge.columns(inRow: row) { ranges.append(columns) }
    }
    gatherCrossings(inRow: row, edges)
    addInsides()
    ranges.merge()
  }

  private mutating func markColumns(inRow row: Int, _ edges: [AreaEdge], words: Int) {
    reset(&touched, words)
    for edge in edges {
      if let span = edge.columns(inRow: row) { mark(span) }
    }
    if hasSeveralPolygons {
      gatherCrossings(inRow: row, edges)
      addInsides()
      for inside in ranges { mark(inside) }
      ranges.removeAll(keepingCapacity: true)
    } else {
      markInside(ofRow: row, edges, words: words)
    }
    collectMarked()
  }

  private mutating func gatherCrossings(inRow row: Int, _ edges: [AreaEdge]) {
    let middle = Double(row) + 0.5
    crossings.removeAll(keepingCapacity: true)
    for edge in edges {
      guard let polygon = edge.polygon, edge.crosses(middle) else { continue }
      crossings.append(Crossing(polygon: polygon, x: edge.x(at: middle)))
    }
    if crossings.count > 1 { crossings.sort() }
  }

  /// Adds the columns between two crossings. A tile without an edge is inside if its middle is inside.
  private mutating func addInsides() {
    for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
      guard let first = Int(exactly: (crossings[pair].x - 0.5).rounded(.up)),
        let last = Int(exactly: (crossings[pair + 1].x - 0.5).rounded(.down)), first <= last
      else { continue }
      ranges.append(first..<last + 1)
    }
  }

  // MARK: Bits

  private func reset(_ bits: inout [UInt64], _ words: Int) {
    if bits.count == words {
      for word in bits.indices { bits[word] = 0 }
    } else {
      bits = [UInt64](repeating: 0, count: words)
    }
  }

  private mutating func mark(_ span: Range<Int>) {
    let span = span.clamped(to: columns)
    guard !span.isEmpty else { return }
    let first = span.lowerBound - columns.lowerBound
    let last = span.upperBound - 1 - columns.lowerBound
    let low = ~UInt64(0) << UInt64(first % 64)
    let high = ~UInt64(0) >> UInt64(63 - last % 64)
    if first / 64 == last / 64 {
      touched[first / 64] |= low & high
    } else {
      touched[first / 64] |= low
      for word in first / 64 + 1..<last / 64 { touched[word] = ~0 }
      touched[last / 64] |= high
    }
  }

  /// Marks the inside of a single polygon: each crossing exchanges inside and outside for all columns to the east.
  private mutating func markInside(ofRow row: Int, _ edges: [AreaEdge], words: Int) {
    let middle = Double(row) + 0.5
    reset(&turns, words)
    for edge in edges where edge.polygon != nil && edge.crosses(middle) {
      guard let column = Int(exactly: (edge.x(at: middle) - 0.5).rounded(.up)) else { continue }
      let place = max(0, column - columns.lowerBound)
      if place / 64 < words { turns[place / 64] ^= 1 << UInt64(place % 64) }
    }
    var isInside: UInt64 = 0
    for word in 0..<words {
      // Each bit becomes the parity of itself and all bits below it, in six steps instead of 64.
      var bits = turns[word]
      for shift: UInt64 in [1, 2, 4, 8, 16, 32] { bits ^= bits << shift }
      bits ^= isInside
      touched[word] |= bits
      isInside = bits >> 63 == 1 ? ~0 : 0
    }
  }

  /// Appends the marked columns as ranges.
  private mutating func collectMarked() {
    var start: Int?
    for (word, bits) in touched.enumerated() {
      // Most words are entirely within a range, or entirely outside.
      if start == nil ? bits == 0 : bits == ~0 { continue }
      var position = 0
      while position < 64 {
        let rest = (start == nil ? bits : ~bits) >> UInt64(position)
        guard rest != 0 else { break }
        position += rest.trailingZeroBitCount
        let column = columns.lowerBound + word * 64 + position
        if let first = start {
          ranges.append(first..<column)
          start = nil
        } else {
          start = column
        }
      }
    }
    if let start, start < columns.upperBound { ranges.append(start..<columns.upperBound) }
  }
}

extension [Range<Int>] {
  /// The same numbers in separate ranges, in ascending order.
  func merged() -> [Range<Int>] {
    var result = self
    result.merge()
    return result
  }

  /// Makes separate ranges of the same numbers, in ascending order, without another array.
  mutating func merge() {
    guard count > 1 else { return }
    sort { $0.lowerBound < $1.lowerBound }
    var last = 0
    for index in 1..<count {
      let range = self[index]
      if range.lowerBound <= self[last].upperBound {
        if range.upperBound > self[last].upperBound { self[last] = self[last].lowerBound..<range.upperBound }
      } else {
        last += 1
        self[last] = range
      }
    }
    removeSubrange((last + 1)...)
  }
}
