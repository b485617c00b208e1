public import TilingSchemes

/// The tile origin of a new scheme for which the user gives none.
///
/// ArcGIS takes the upper left corner of the coordinate system’s XY domain; see
/// `Documentation/Reference/origins-and-domains.md`. Where no domain is known there is no origin: a guess would be found out
/// after weeks of tiling.
public struct DefaultOrigin: Hashable, Sendable {
  /// From what an origin was taken, for a message that says so.
  public enum Rule: Hashable, Sendable {
    /// The origin of ArcGIS Online, so that the cache overlays every base map.
    case webMercator
    /// The upper left corner of the XY domain that the source states.
    case statedDomain
    /// The upper left corner of the XY domain that ArcGIS gives the system by default, and how that is known.
    case defaultDomain(DomainEvidence)
    /// The domain that all geographic systems share.
    case geographic
  }

  /// The upper left corner of tile row 0, column 0, in map units.
  public let point: MapPoint
  /// What the point was taken from.
  public let rule: Rule

  /// - Returns: `nil` where the system’s domain is not known.
  public init?(of reference: SpatialReference) {
    if reference.isWebMercator {
      self.init(MapPoint(x: -20_037_508.342787, y: 20_037_508.342787), .webMercator)
    } else {
      self.init(domainOf: reference)
    }
  }

  /// ArcGIS’s rule without the exception for Web Mercator: the domain that the reference states, else the default one.
  ///
  /// - Returns: `nil` where the system’s domain is not known.
  public init?(domainOf reference: SpatialReference) {
    if let corner = reference.domain.upperLeftCorner {
      self.init(corner, .statedDomain)
    } else if let domain = DefaultDomain(of: reference) {
      self.init(domain.square.upperLeft, domain == .geographic ? .geographic : .defaultDomain(domain.evidence))
    } else {
      return nil
    }
  }

  private init(_ point: MapPoint, _ rule: Rule) {
    self.point = point
    self.rule = rule
  }
}

extension CoordinateDomain {
  /// The square of 2^53 / XYScale from XOrigin, YOrigin.
  ///
  /// `nil` where the domain is not stated, or is one of low precision: with the XYScale of 10000 that many services
  /// state, the corner would lie 9e11 away.
  package var envelope: Envelope? {
    guard let xOrigin, let yOrigin, let xyScale, xyScale > 0 else { return nil }
    let side = 0x1p53 / xyScale
    guard xOrigin.magnitude <= 1e9, (yOrigin + side).magnitude <= 1e9 else { return nil }
    return Envelope(xMin: xOrigin, yMin: yOrigin, xMax: xOrigin + side, yMax: yOrigin + side)
  }

  /// Rounded to the digits that a domain is printed with.
  fileprivate var upperLeftCorner: MapPoint? {
    envelope.map { square in
      let top = square.yMax
      return MapPoint(x: square.xMin, y: (top - top.rounded()).magnitude < 1e-5 ? top.rounded() : top)
    }
  }
}
