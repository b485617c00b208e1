import CoordinateSystems
import SourceText
import TilingSchemes

/// The geometries of a GeoJSON document, at any depth of its collections. Source: RFC 7946 §3.1.
struct GeoJSONGeometries {
  private let document: JSONDocument
  private var polygons: [[[MapPoint]]] = []
  private var lines: [[MapPoint]] = []
  private var points: [MapPoint] = []
  /// The first position that is not two finite numbers.
  private(set) var broken: JSONValue?

  init(_ document: JSONDocument) { self.document = document }

  var isEmpty: Bool { polygons.isEmpty && lines.isEmpty && points.isEmpty }

  var area: MapArea {
    MapArea(polygons: polygons.map { MapArea.Polygon(rings: $0) }, lines: lines, points: points)
  }

  /// The same geometries with x and y exchanged.
  var withExchangedAxes: GeoJSONGeometries {
    func exchanged(_ points: [MapPoint]) -> [MapPoint] { points.map { MapPoint(x: $0.y, y: $0.x) } }
    var copy = self
    copy.polygons = polygons.map { $0.map(exchanged) }
    copy.lines = lines.map(exchanged)
    copy.points = exchanged(points)
    return copy
  }

  /// The first position; `nil` if there is none.
  var first: MapPoint? { polygons.first?.first?.first ?? lines.first?.first ?? points.first }

  private var all: [MapPoint] { Array(polygons.joined().joined()) + Array(lines.joined()) + points }

  /// Whether every position is within an extent.
  func isWithin(_ extent: Envelope) -> Bool {
    all.allSatisfy { $0.x >= extent.xMin && $0.x <= extent.xMax && $0.y >= extent.yMin && $0.y <= extent.yMax }
  }

  /// The area in another system.
  ///
  /// - Returns: `nil` if the transform fails, or a point cannot be represented there.
  func area(in transform: EdgeTransform) -> MapArea? {
    guard let polygons = transform.lines(polygons.flatMap(\.self), areClosed: true),
      let lines = transform.lines(lines, areClosed: false),
      let points = transform.transform.points(points), points.allSatisfy({ $0.x.isFinite && $0.y.isFinite })
    else { return nil }
    // The rings of all polygons were transformed in one call, and are now given back to their polygons in order.
    var rings = polygons[...]
    var copy = self
    copy.polygons = self.polygons.map { own in
      defer { rings = rings.dropFirst(own.count) }
      return Array(rings.prefix(own.count))
    }
    copy.lines = lines
    copy.points = points
    return copy.area
  }

  /// Collects the geometries of a value, including those in collections and features.
  mutating func gather(_ value: JSONValue, depth: Int = 0) {
    // A limit against hostile files: real files nest their collections two or three deep.
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

  /// A ring of fewer than three positions encloses nothing, so it is left out.
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

  /// A position may have a third number, the height, which tiles do not need.
  private mutating func point(_ value: JSONValue) -> MapPoint? {
    let numbers = value.array?.prefix(2).compactMap(document.double(of:)) ?? []
    guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else {
      broken = broken ?? value
      return nil
    }
    return MapPoint(x: numbers[0], y: numbers[1])
  }
}
