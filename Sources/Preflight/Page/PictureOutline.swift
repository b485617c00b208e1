import TilingSchemes

/// The polygons, lines and points of an area as they are drawn, in units of the picture.
///
/// Corners that are too close to each other to be visible are left out. A coastline may have a million corners, and the
/// page is meant to be sent by e-mail, so their number is limited.
struct PictureOutline {
  struct Point: Hashable {
    let x: Double
    let y: Double
  }

  /// The most corners of a picture. If there are more, larger details are left out.
  static let limit = 6000
  /// A corner is not drawn if it is nearer than this to the corner before, in units of the picture.
  private static let smallestDetail = 0.35
  /// If leaving out details of this size is not enough, the lines run back and forth over the same place. Then only
  /// every n-th corner is drawn.
  private static let largestDetail = 3.0

  private(set) var polygons: [[[Point]]] = []
  private(set) var lines: [[Point]] = []
  /// Points, and polygons and lines that are too small to be drawn as more than a point.
  private(set) var dots: [Point] = []
  private let detail: Double
  /// The n of “every n-th corner”.
  private let interval: Int
  private var occupied: Set<Cell> = []
  private var count = 0

  /// A square of the size of the smallest detail. It holds at most one dot.
  private struct Cell: Hashable {
    let x: Double
    let y: Double
  }

  init(_ area: MapArea, _ frame: PictureFrame) {
    var detail = Self.smallestDetail
    var interval = 1
    // Simplification stops as soon as the limit is exceeded, so each of the few rounds is short.
    repeat {
      self.init(area, frame, detail: detail, interval: interval)
      detail *= 2
      if detail > Self.largestDetail { interval *= 2 }
    } while count > Self.limit && detail < 1e9
  }

  private init(_ area: MapArea, _ frame: PictureFrame, detail: Double, interval: Int) {
    self.detail = detail
    self.interval = interval
    for polygon in area.polygons {
      let rings = polygon.rings.map { thinned($0, frame) }
      let drawn = rings.filter { $0.count >= 3 }
      if !drawn.isEmpty {
        polygons.append(drawn)
        count += drawn.reduce(0) { $0 + $1.count }
      } else if let dot = rings.first?.first {
        add(dot: dot)
      }
      if count > Self.limit { return }
    }
    for line in area.lines {
      let line = thinned(line, frame)
      if line.count >= 2 {
        lines.append(line)
        count += line.count
      } else if let dot = line.first {
        add(dot: dot)
      }
      if count > Self.limit { return }
    }
    for point in area.points {
      add(dot: Point(x: frame.x(point.x), y: frame.y(point.y)))
      if count > Self.limit { return }
    }
  }

  /// The corners that are drawn. The first one always is, so that a tiny ring still becomes a dot.
  private func thinned(_ corners: [MapPoint], _ frame: PictureFrame) -> [Point] {
    var kept: [Point] = []
    let detail = min(detail, Self.largestDetail)
    for index in stride(from: 0, to: corners.count, by: interval) {
      let corner = corners[index]
      let point = Point(x: frame.x(corner.x), y: frame.y(corner.y))
      if let last = kept.last, max((point.x - last.x).magnitude, (point.y - last.y).magnitude) < detail { continue }
      kept.append(point)
    }
    return kept
  }

  /// Adds a dot, unless there is one at nearly the same place.
  private mutating func add(dot: Point) {
    let cell = Cell(x: (dot.x / detail).rounded(.down), y: (dot.y / detail).rounded(.down))
    guard occupied.insert(cell).inserted else { return }
    dots.append(dot)
    count += 1
  }

  var isEmpty: Bool { polygons.isEmpty && lines.isEmpty && dots.isEmpty }
}
