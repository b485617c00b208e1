import CoordinateSystems
import SourceText
import TilingSchemes

/// The geometries of a GeoJSON document, whatever collections they lie in. Source: RFC 7946 §3.1.
struct GeoJSONGeometries {
  private let document: JSONDocument
  private var polygons: [[[MapPoint]]] = []
  private var lines: [[MapPoint]] = []
  private var points: [MapPoint] = []
  /// The first position that is none.
  private(set) var broken: JSONValue?

  init(_ document: JSONDocument) { self.document = document }

  var isEmpty: Bool { polygons.isEmpty && lines.isEmpty && points.isEmpty }

  var area: MapArea {
    MapArea(polygons: polygons.map { MapArea.Polygon(rings: $0) }, lines: lines, points: points)
  }

  private var all: [MapPoint] { Array(polygons.joined().joined()) + Array(lines.joined()) + points }

  /// Whether every position lies in an extent.
  func isWithin(_ extent: Envelope) -> Bool {
    all.allSatisfy { $0.x >= extent.xMin && $0.x <= extent.xMax && $0.y >= extent.yMin && $0.y <= extent.yMax }
  }

  /// The most positions that cutting adds.
  private static let mostPieces = 1_000_000.0

  /// The same in another system.
  ///
  /// - Parameter step: long edges are cut into pieces of this length at most, because what is straight in one system is
  ///   bent in the other; into longer ones where there would be more than a million.
  /// - Returns: `nil` where there is no way, or a point has no place there.
  func area(in transform: CoordinateTransform, step: Double) -> MapArea? {
    let step = max(step, length / Self.mostPieces)
    var copy = self
    copy.polygons = polygons.map { $0.map { Self.cut($0, isClosed: true, step) } }
    copy.lines = lines.map { Self.cut($0, isClosed: false, step) }
    // All at once: a transformation is costly to begin.
    guard let moved = transform.points(copy.all), moved.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
      return nil
    }
    var rest = moved[...]
    func take(_ part: [MapPoint]) -> [MapPoint] {
      defer { rest = rest.dropFirst(part.count) }
      return Array(rest.prefix(part.count))
    }
    copy.polygons = copy.polygons.map { $0.map(take) }
    copy.lines = copy.lines.map(take)
    copy.points = take(points)
    return copy.area
  }

  /// Of all edges together, each along its longer side.
  private var length: Double {
    (Array(polygons.joined()) + lines).reduce(0) { sum, line in
      zip(line, line.dropFirst() + line.prefix(1)).reduce(sum) { $0 + Self.length(from: $1.0, to: $1.1) }
    }
  }

  private static func length(from start: MapPoint, to end: MapPoint) -> Double {
    max((end.x - start.x).magnitude, (end.y - start.y).magnitude)
  }

  private static func cut(_ line: [MapPoint], isClosed: Bool, _ step: Double) -> [MapPoint] {
    guard let first = line.first else { return [] }
    var points = [first]
    for end in line.dropFirst() + (isClosed ? [first] : []) {
      let start = points[points.count - 1]
      if let count = Int(exactly: (length(from: start, to: end) / step).rounded(.up)), count > 1 {
        for piece in 1..<count {
          let part = Double(piece) / Double(count)
          points.append(MapPoint(x: start.x + part * (end.x - start.x), y: start.y + part * (end.y - start.y)))
        }
      }
      points.append(end)
    }
    return points
  }

  /// Gathers what lies in a value, collections and features too.
  mutating func gather(_ value: JSONValue, depth: Int = 0) {
    guard depth < 16 else { return }
    let coordinates = value["coordinates"]
    switch value["type"]?.string {
    case "FeatureCollection": for part in value["features"]?.array ?? [] { gather(part, depth: depth + 1) }
    case "Feature": if let part = value["geometry"] { gather(part, depth: depth + 1) }
    case "GeometryCollection": for part in value["geometries"]?.array ?? [] { gather(part, depth: depth + 1) }
    case "Polygon": add(polygon: coordinates)
    case "MultiPolygon": for part in coordinates?.array ?? [] { add(polygon: part) }
    case "LineString": add(line: coordinates)
    case "MultiLineString": for part in coordinates?.array ?? [] { add(line: part) }
    case "Point": if let point = coordinates.flatMap({ point($0) }) { points.append(point) }
    case "MultiPoint": points += positions(coordinates)
    default: break
    }
  }

  private mutating func add(polygon value: JSONValue?) {
    let rings = (value?.array ?? []).map { positions($0) }.filter { $0.count >= 3 }
    if !rings.isEmpty { polygons.append(rings) }
  }

  private mutating func add(line value: JSONValue?) {
    let line = positions(value)
    if !line.isEmpty { lines.append(line) }
  }

  private mutating func positions(_ value: JSONValue?) -> [MapPoint] {
    (value?.array ?? []).compactMap { point($0) }
  }

  private mutating func point(_ value: JSONValue) -> MapPoint? {
    let numbers = value.array?.prefix(2).compactMap(document.double(of:)) ?? []
    guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else {
      broken = broken ?? value
      return nil
    }
    return MapPoint(x: numbers[0], y: numbers[1])
  }
}
