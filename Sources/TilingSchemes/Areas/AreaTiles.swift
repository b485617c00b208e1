/// The tiles of a level that an area touches.
///
/// A polygon touches a tile if its inside and the tile's inside intersect: an edge crosses the tile, or the tile is
/// entirely within the polygon. A line or a point touches the tiles that contain it; on an edge of tiles, the tile to
/// the right or below.
public struct AreaTiles: Sendable {
  /// A rectangle that contains all touched tiles.
  public let range: TileRange
  /// The edges, in the order of their northern ends.
  private let edges: [AreaEdge]
  private let hasSeveralPolygons: Bool

  /// - Returns: `nil` if a row or column exceeds `Int`, or the area is empty.
  public init?(_ area: MapArea, in scheme: TilingScheme, level: LevelOfDetail) {
    func inTiles(_ point: MapPoint) -> MapPoint {
      MapPoint(x: scheme.column(ofX: point.x, level), y: scheme.row(ofY: point.y, level))
    }
    var edges: [AreaEdge] = []
    for (number, polygon) in area.polygons.enumerated() {
      for ring in polygon.rings {
        var last = inTiles(ring[ring.count - 1])
        for point in ring.lazy.map(inTiles) {
          if point != last { edges.append(AreaEdge(from: last, to: point, polygon: number)) }
          last = point
        }
      }
    }
    for line in area.lines {
      let points = line.map(inTiles)
      for (from, to) in zip(points, points.dropFirst()) { edges.append(AreaEdge(from: from, to: to, polygon: nil)) }
    }
    for point in area.points.lazy.map(inTiles) { edges.append(AreaEdge(from: point, to: point, polygon: nil)) }
    guard let range = Self.range(of: edges) else { return nil }
    self.range = range
    hasSeveralPolygons = area.polygons.count > 1
    self.edges = edges.sorted { $0.y0 < $1.y0 }
  }

  private static func range(of edges: [AreaEdge]) -> TileRange? {
    guard !edges.isEmpty else { return nil }
    var west = Double.infinity
    var east = -Double.infinity
    var north = Double.infinity
    var south = -Double.infinity
    for edge in edges {
      // A line that ends on an edge of tiles also touches the next tile.
      let isLine = edge.polygon == nil
      func end(_ value: Double) -> Double { isLine ? value.rounded(.down) + 1 : value.rounded(.up) }
      west = min(west, edge.x0, edge.x1)
      east = max(east, end(max(edge.x0, edge.x1)))
      north = min(north, edge.y0)
      south = max(south, end(edge.y1))
    }
    guard let left = Int(exactly: west.rounded(.down)), let right = Int(exactly: east), left < Int.max,
      let top = Int(exactly: north.rounded(.down)), let bottom = Int(exactly: south), top < Int.max
    else { return nil }
    return TileRange(rows: top..<max(bottom, top + 1), columns: left..<max(right, left + 1))
  }

  /// The touched columns of some rows, as separate ranges, from the west.
  public func columns(inRows rows: Range<Int>) -> [[Range<Int>]] {
    let rows = rows.clamped(to: range.rows)
    var columns: [[Range<Int>]] = []
    columns.reserveCapacity(rows.count)
    forEachBand(in: rows) { band, touched in columns += repeatElement(touched, count: band.count) }
    return columns
  }

  /// A lower bound of the work of visiting all rows, which is known without visiting them: each row that a line or a
  /// slanting edge crosses is a band of its own.
  var leastWork: Double {
    edges.reduce(0) { sum, edge in
      edge.polygon != nil && (edge.isVertical || edge.isSteep) ? sum : sum + edge.y1 - edge.y0
    }
  }

  /// Visits the rows from the north, in bands of rows that have the same touched columns.
  ///
  /// - Parameters:
  ///   - rows: the rows to visit.
  ///   - limit: the amount of work after which the visit ends early, in edges that are examined in a band.
  ///   - body: is called with the rows of a band, and their columns as separate ranges, from the west.
  /// - Returns: whether all rows were visited.
  @discardableResult package func forEachBand(
    in rows: Range<Int>, limit: Int = .max, _ body: (Range<Int>, [Range<Int>]) -> Void
  ) -> Bool {
    var row = rows.lowerBound
    // Edges that start further north and reach into the first row.
    var next = edges.partitioningIndex { $0.y0 >= Double(row) }
    var active = edges[..<next].filter { !$0.ends(before: Double(row)) }
    // Until this row, no active edge has to be removed.
    var firstEnd = active.lazy.map(\.y1).min() ?? .infinity
    var scan = AreaRow(columns: range.columns, hasSeveralPolygons: hasSeveralPolygons)
    var work = 0
    while row < rows.upperBound {
      let north = Double(row)
      if firstEnd <= north {
        active.removeAll { $0.ends(before: north) }
        firstEnd = active.lazy.map(\.y1).min() ?? .infinity
      }
      while next < edges.count, edges[next].y0 < north + 1 {
        if !edges[next].ends(before: north) {
          active.append(edges[next])
          firstEnd = min(firstEnd, edges[next].y1)
        }
        next += 1
      }
      work += active.count + 1
      if work > limit { return false }
      let end = endOfBand(from: row, active, next: next, limit: rows.upperBound)
      scan.scan(row, active)
      body(row..<end, scan.ranges)
      row = end
    }
    return true
  }

  /// The first row after `row` that may have other touched columns.
  private func endOfBand(from row: Int, _ active: [AreaEdge], next: Int, limit: Int) -> Int {
    let north = Double(row)
    var end = Double(limit)
    var isVertical = true
    for edge in active {
      // Searching the end of a band costs more than it saves if one of the edges soon changes its column.
      guard edge.spans(from: north, to: north + 1), edge.isVertical || edge.isSteep && active.count <= 64 else {
        return row + 1
      }
      isVertical = isVertical && edge.isVertical
      end = min(end, edge.y1.rounded(.down))
    }
    if next < edges.count { end = min(end, edges[next].y0.rounded(.down)) }
    let last = min(limit, max(row + 1, Int(exactly: end) ?? limit))
    return isVertical ? last : Self.endOfSameColumns(from: row, before: last, active)
  }

  /// The first row in which one of the edges has another place. All edges run through all of the rows.
  private static func endOfSameColumns(from row: Int, before limit: Int, _ edges: [AreaEdge]) -> Int {
    func isSame(_ other: Int) -> Bool { edges.allSatisfy { $0.looksTheSame(inRow: row, and: other) } }
    // In steps that double, then by halving: the bands of a steep edge can have millions of rows.
    var same = row
    var step = 1
    while step < limit - same, isSame(same + step) {
      same += step
      step *= 2
    }
    var other = min(limit, same + step)
    while other - same > 1 {
      let middle = same + (other - same) / 2
      if isSame(middle) { same = middle } else { other = middle }
    }
    return other
  }
}

extension [AreaEdge] {
  /// The first index from which on a condition holds, in an array sorted by it.
  fileprivate func partitioningIndex(where isSo: (AreaEdge) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isSo(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
