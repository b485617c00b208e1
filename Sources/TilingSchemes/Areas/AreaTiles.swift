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

  /// The largest number of rows that a slanting edge may cross: rows are visited one by one, and so many take seconds.
  private static let mostRows = 134_217_728.0

  /// - Returns: `nil` if a row or column exceeds `Int`, a slanting edge crosses more than 2^27 rows, or the area is
  ///   empty.
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
    guard let range = Self.range(of: edges),
      edges.allSatisfy({ $0.polygon != nil && $0.x0 == $0.x1 || $0.y1 - $0.y0 <= Self.mostRows })
    else { return nil }
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

  /// Visits the rows from the north, in bands of rows that have the same touched columns.
  package func forEachBand(in rows: Range<Int>, _ body: (Range<Int>, [Range<Int>]) -> Void) {
    var row = rows.lowerBound
    // Edges that start further north and reach into the first row.
    var next = edges.partitioningIndex { $0.y0 >= Double(row) }
    var active = edges[..<next].filter { !$0.ends(before: Double(row)) }
    var scan = AreaRow(columns: range.columns, hasSeveralPolygons: hasSeveralPolygons)
    while row < rows.upperBound {
      let north = Double(row)
      active.removeAll { $0.ends(before: north) }
      while next < edges.count, edges[next].y0 < north + 1 {
        if !edges[next].ends(before: north) { active.append(edges[next]) }
        next += 1
      }
      let end = endOfBand(from: row, active, next: next, limit: rows.upperBound)
      body(row..<end, scan.columns(inRow: row, active))
      row = end
    }
  }

  /// The first row after `row` that may have other touched columns.
  private func endOfBand(from row: Int, _ active: [AreaEdge], next: Int, limit: Int) -> Int {
    let north = Double(row)
    guard active.allSatisfy({ $0.isVertical(from: north, to: north + 1) }) else { return row + 1 }
    var end = Double(limit)
    for edge in active { end = min(end, edge.y1.rounded(.down)) }
    if next < edges.count { end = min(end, edges[next].y0.rounded(.down)) }
    return min(limit, max(row + 1, Int(exactly: end) ?? limit))
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
