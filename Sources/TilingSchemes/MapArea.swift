/// An area of the map: polygons with holes, in map coordinates.
///
/// A point is inside where a ray from it crosses the rings an odd number of times, whatever their direction.
public struct MapArea: Hashable, Sendable {
  /// Closed rings of three points or more; the last point need not repeat the first.
  public let rings: [[MapPoint]]
  /// The smallest extent that holds it; `nil` where there is no ring.
  public let envelope: Envelope?

  public init(rings: [[MapPoint]]) {
    self.rings = rings.filter { $0.count >= 3 }
    let points = self.rings.joined()
    guard let first = points.first else {
      envelope = nil
      return
    }
    var box = Envelope(xMin: first.x, yMin: first.y, xMax: first.x, yMax: first.y)
    for point in points {
      box.xMin = min(box.xMin, point.x)
      box.xMax = max(box.xMax, point.x)
      box.yMin = min(box.yMin, point.y)
      box.yMax = max(box.yMax, point.y)
    }
    envelope = box
  }
}

/// The tiles of a level whose inside meets the inside of an area.
///
/// A tile is touched where an edge of the area runs through its inside, or where it lies within the area as a whole. A
/// point that is less than a thousandth of a pixel from the border of a tile lies on it.
public struct AreaTiles: Sendable {
  /// An edge in tiles from the origin: columns to the east, rows to the south.
  private struct Edge: Sendable {
    let x0: Double
    let y0: Double
    let x1: Double
    let y1: Double
  }

  /// All touched tiles lie in it.
  public let range: TileRange
  /// In the order of their northern ends.
  private let edges: [Edge]

  /// - Returns: `nil` where a row or column is no `Int`, or the area has no ring.
  public init?(_ area: MapArea, in scheme: TilingScheme, level: LevelOfDetail) {
    guard let envelope = area.envelope, let range = scheme.tiles(coveringStated: envelope, level: level)
    else { return nil }
    self.range = range
    let width = scheme.tileWidthInMapUnits(at: level)
    let height = scheme.tileHeightInMapUnits(at: level)
    let tolerance = 0.001 / Double(max(scheme.tileWidth, 1))
    func snapped(_ value: Double) -> Double { abs(value - value.rounded()) < tolerance ? value.rounded() : value }
    var edges: [Edge] = []
    for ring in area.rings {
      for (from, to) in zip(ring, ring.dropFirst() + ring.prefix(1)) where from != to {
        let start = (x: snapped((from.x - scheme.origin.x) / width), y: snapped((scheme.origin.y - from.y) / height))
        let end = (x: snapped((to.x - scheme.origin.x) / width), y: snapped((scheme.origin.y - to.y) / height))
        edges.append(
          start.y <= end.y
            ? Edge(x0: start.x, y0: start.y, x1: end.x, y1: end.y)
            : Edge(x0: end.x, y0: end.y, x1: start.x, y1: start.y))
      }
    }
    self.edges = edges.sorted { $0.y0 < $1.y0 }
  }

  /// The touched columns of some rows, as ranges that do not meet, from the west.
  public func columns(inRows rows: Range<Int>) -> [[Range<Int>]] {
    let rows = rows.clamped(to: range.rows)
    guard !rows.isEmpty else { return [] }
    // Only edges that reach into these rows count.
    let near = edges.prefix { $0.y0 < Double(rows.upperBound) }.filter { $0.y1 >= Double(rows.lowerBound) }
    return rows.map { row in columns(inRow: row, near) }
  }

  private func columns(inRow row: Int, _ edges: [Edge]) -> [Range<Int>] {
    let north = Double(row)
    let south = north + 1
    let middle = north + 0.5
    var touched: [Range<Int>] = []
    var crossings: [Double] = []
    for edge in edges {
      if edge.y0 >= south { break }
      if edge.y0 <= middle, edge.y1 > middle {
        crossings.append(edge.x0 + (middle - edge.y0) / (edge.y1 - edge.y0) * (edge.x1 - edge.x0))
      }
      if let span = Self.span(of: edge, north, south) { touched.append(span) }
    }
    crossings.sort()
    // Between two crossings lies the inside; a tile belongs to it whose middle does.
    for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
      guard let first = Int(exactly: (crossings[pair] - 0.5).rounded(.up)),
        let last = Int(exactly: (crossings[pair + 1] - 0.5).rounded(.down)), first <= last
      else { continue }
      touched.append(first..<last + 1)
    }
    return Self.merged(touched)
  }

  /// The columns through whose inside a part of an edge runs, within the inside of a row.
  private static func span(of edge: Edge, _ north: Double, _ south: Double) -> Range<Int>? {
    let from = max(edge.y0, north)
    let to = min(edge.y1, south)
    // An edge along the border of the row runs through no tile's inside.
    guard from < to || edge.y0 == edge.y1 && edge.y0 > north && edge.y0 < south else { return nil }
    func x(at y: Double) -> Double {
      if y == edge.y0 { return edge.x0 }
      if y == edge.y1 { return edge.x1 }
      return edge.x0 + (y - edge.y0) / (edge.y1 - edge.y0) * (edge.x1 - edge.x0)
    }
    let (first, second) = edge.y0 == edge.y1 ? (edge.x0, edge.x1) : (x(at: from), x(at: to))
    let west = min(first, second)
    let east = max(first, second)
    // Neither does one along the border of a column.
    if west == east, west == west.rounded() { return nil }
    guard let lower = Int(exactly: west.rounded(.down)), let upper = Int(exactly: east.rounded(.up)) else { return nil }
    return lower..<max(upper, lower + 1)
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
