/// A part of the map: polygons, lines and points, in map coordinates.
public struct MapArea: Hashable, Sendable {
  /// An outer ring and its holes. A point is inside if a ray from it crosses the rings an odd number of times; the
  /// direction of the rings does not matter.
  public struct Polygon: Hashable, Sendable {
    /// Closed rings of three points or more; the last point need not repeat the first.
    public let rings: [[MapPoint]]

    /// - Parameter rings: the rings; rings that enclose nothing are left out, and so are spikes, where a ring goes out and
    ///   comes back along the same line. Both would touch tiles in which the polygon has no inside.
    public init(rings: [[MapPoint]]) { self.rings = rings.map(Self.withoutSpikes).filter(Self.isRing) }

    /// A ring without the points at which it turns back on itself.
    private static func withoutSpikes(_ ring: [MapPoint]) -> [MapPoint] {
      var points = ring
      if points.count > 1, points.first == points.last { points.removeLast() }
      guard points.indices.contains(where: { isTip(points, $0) }) else { return ring }
      var kept: [MapPoint] = []
      for point in points {
        // Removing the tip of a spike can make its foot the tip of the rest.
        while kept.count > 1, isTip(kept[kept.count - 2], kept[kept.count - 1], point) { kept.removeLast() }
        if kept.last != point { kept.append(point) }
      }
      // The spike can lie across the first point of the ring, so the ends are examined until neither is a tip.
      var ends = kept[...]
      while ends.count > 2 {
        let (first, last) = (ends[ends.startIndex], ends[ends.endIndex - 1])
        if first == last || isTip(ends[ends.endIndex - 2], last, first) {
          ends.removeLast()
        } else if isTip(last, first, ends[ends.startIndex + 1]) {
          ends.removeFirst()
        } else {
          break
        }
      }
      return Array(ends)
    }

    private static func isTip(_ points: [MapPoint], _ index: Int) -> Bool {
      isTip(points[(index + points.count - 1) % points.count], points[index], points[(index + 1) % points.count])
    }

    /// Whether the way from one point over a second to a third turns back on its own line.
    private static func isTip(_ before: MapPoint, _ tip: MapPoint, _ after: MapPoint) -> Bool {
      let (outX, outY) = (tip.x - before.x, tip.y - before.y)
      let (backX, backY) = (after.x - tip.x, after.y - tip.y)
      return outX * backY == outY * backX && outX * backX + outY * backY < 0
    }

    private static func isRing(_ points: [MapPoint]) -> Bool {
      guard let first = points.first, points.count >= 3 else { return false }
      // The ring has an area if three of its points are not on one line.
      guard let second = points.first(where: { $0 != first }) else { return false }
      let (width, height) = (second.x - first.x, second.y - first.y)
      return points.contains { width * ($0.y - first.y) != height * ($0.x - first.x) }
    }
  }

  /// The polygons. The area is their union, so they may overlap.
  public let polygons: [Polygon]
  /// Lines of two points or more.
  public let lines: [[MapPoint]]
  /// Single points, including those of lines with only one point.
  public let points: [MapPoint]
  /// The smallest extent that contains the area; `nil` if the area is empty.
  public let envelope: Envelope?

  /// Leaves out polygons without rings and lines without points. A line of one point becomes a point.
  public init(polygons: [Polygon], lines: [[MapPoint]] = [], points: [MapPoint] = []) {
    self.polygons = polygons.filter { !$0.rings.isEmpty }
    self.lines = lines.filter { $0.count >= 2 }
    // A line of one point is treated as a point.
    self.points = points + lines.filter { $0.count == 1 }.joined()
    envelope = Self.envelope(of: [self.polygons.flatMap(\.rings), self.lines, [self.points]].joined().joined())
  }

  /// An area of one polygon.
  public init(rings: [[MapPoint]]) { self.init(polygons: [Polygon(rings: rings)]) }

  /// An area of rectangles.
  public init(extents: [Envelope]) {
    self.init(
      polygons: extents.map { extent in
        Polygon(rings: [
          [
            MapPoint(x: extent.xMin, y: extent.yMax), MapPoint(x: extent.xMax, y: extent.yMax),
            MapPoint(x: extent.xMax, y: extent.yMin), MapPoint(x: extent.xMin, y: extent.yMin),
          ]
        ])
      })
  }

  private static func envelope(of points: some Sequence<MapPoint>) -> Envelope? {
    var box: Envelope?
    for point in points {
      let known = box ?? Envelope(xMin: point.x, yMin: point.y, xMax: point.x, yMax: point.y)
      box = Envelope(
        xMin: min(known.xMin, point.x), yMin: min(known.yMin, point.y), xMax: max(known.xMax, point.x),
        yMax: max(known.yMax, point.y))
    }
    return box
  }
}
