/// A part of the map: polygons, lines and points, in map coordinates.
public struct MapArea: Hashable, Sendable {
  /// An outer ring and its holes. A point is inside if a ray from it crosses the rings an odd number of times; the
  /// direction of the rings does not matter.
  public struct Polygon: Hashable, Sendable {
    /// Closed rings of three points or more; the last point need not repeat the first.
    public let rings: [[MapPoint]]

    /// - Parameter rings: the rings; rings that enclose nothing are left out.
    public init(rings: [[MapPoint]]) { self.rings = rings.filter(Self.isRing) }

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
