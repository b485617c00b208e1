package import TilingSchemes

/// A transformation from the coordinates of one system to those of another.
///
/// WGS84 and Web Mercator are converted by Web Mercator's own formula, all other systems by PROJ. Points beyond the
/// square of Web Mercator are moved to its northern or southern edge, because no tiles exist beyond it.
package struct CoordinateTransform: Sendable {
  private enum Way: Sendable {
    case none
    case toWebMercator
    case fromWebMercator
    case proj(from: String, to: String)
    /// In two steps by way of WGS84, so that the poles can be represented.
    case projToWebMercator(from: String)
  }

  private let way: Way

  /// - Returns: `nil` if a system is unknown, or PROJ is needed and missing.
  package init?(from source: SpatialReference, to target: SpatialReference) {
    if source == target || source.isWGS84 && target.isWGS84 || source.isWebMercator && target.isWebMercator {
      way = .none
    } else if source.isWGS84, target.isWebMercator {
      way = .toWebMercator
    } else if source.isWebMercator, target.isWGS84 {
      way = .fromWebMercator
    } else if PROJ.isAvailable, let from = source.text(asking: .proj), let to = target.text(asking: .proj) {
      way = target.isWebMercator ? .projToWebMercator(from: from) : .proj(from: from, to: to)
    } else {
      return nil
    }
  }

  /// Whether lines that run exactly north or east do so in the other system too.
  package var keepsAxes: Bool {
    switch way {
    case .none, .toWebMercator, .fromWebMercator: true
    case .proj, .projToWebMercator: false
    }
  }

  /// The points in the other system; points that cannot be represented there are infinite.
  ///
  /// - Returns: `nil` if PROJ has no transformation.
  package func points(_ points: [MapPoint]) -> [MapPoint]? {
    switch way {
    case .none: points
    case .toWebMercator: Self.inWebMercator(points)
    case .fromWebMercator:
      points.map { MapPoint(x: WebMercator.longitude($0.x), y: WebMercator.latitude($0.y)) }
    case .proj(let from, let to): PROJ.transform(points, from: from, to: to)
    case .projToWebMercator(let from):
      PROJ.transform(points, from: from, to: Self.wgs84).map(Self.inWebMercator)
    }
  }

  private static let wgs84 = "EPSG:4326"

  private static func inWebMercator(_ points: [MapPoint]) -> [MapPoint] {
    points.map { point in
      let latitude = max(-WebMercator.lastLatitude, min(WebMercator.lastLatitude, point.y))
      return MapPoint(x: WebMercator.x(longitude: point.x), y: WebMercator.y(latitude: latitude))
    }
  }

  /// The extent in the other system that contains an extent, to a few centimetres. In degrees, its west may be greater
  /// than its east.
  ///
  /// - Returns: `nil` if PROJ has no transformation.
  package func extent(_ extent: Envelope) -> Envelope? {
    switch way {
    case .none, .fromWebMercator, .toWebMercator: return corners(extent)
    case .proj(let from, let to): return PROJ.bounds(extent, from: from, to: to, density: Self.density)
    case .projToWebMercator(let from):
      guard var box = PROJ.bounds(extent, from: from, to: Self.wgs84, density: Self.density) else { return nil }
      // An extent across the antimeridian becomes one around the world, as in `Envelope.inWGS84`.
      if box.xMin > box.xMax { (box.xMin, box.xMax) = (-180, 180) }
      let corners = Self.inWebMercator([MapPoint(x: box.xMin, y: box.yMin), MapPoint(x: box.xMax, y: box.yMax)])
      return Envelope(xMin: corners[0].x, yMin: corners[0].y, xMax: corners[1].x, yMax: corners[1].y)
    }
  }

  /// The largest number of points per side that PROJ accepts.
  private static let density = 10_000

  private func corners(_ extent: Envelope) -> Envelope? {
    guard
      let corners = points([MapPoint(x: extent.xMin, y: extent.yMin), MapPoint(x: extent.xMax, y: extent.yMax)])
    else { return nil }
    return Envelope(xMin: corners[0].x, yMin: corners[0].y, xMax: corners[1].x, yMax: corners[1].y)
  }
}
