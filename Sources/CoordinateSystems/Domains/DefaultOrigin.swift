public import TilingSchemes

/// The tile origin of a new scheme if the user gives none.
///
/// ArcGIS takes the upper left corner of the coordinate system’s XY domain; see
/// `Documentation/Reference/origins-and-domains.md`. Without a known domain there is no default origin: a wrong guess
/// would only be noticed after weeks of tiling.
public struct DefaultOrigin: Hashable, Sendable {
  /// The source of an origin, which messages report.
  public enum Rule: Hashable, Sendable {
    /// The origin of ArcGIS Online, so that the cache overlays every base map.
    case webMercator
    /// The upper left corner of the XY domain that the source states.
    case statedDomain
    /// The upper left corner of the system's default XY domain, with the evidence for it.
    case defaultDomain(DomainEvidence)
    /// The domain that all geographic systems share.
    case geographic
  }

  /// The upper left corner of tile row 0, column 0, in map units.
  public let point: MapPoint
  /// The source of the point.
  public let rule: Rule

  /// - Returns: `nil` if the system’s domain is unknown.
  public init?(of reference: SpatialReference) {
    if reference.isWebMercator {
      self.init(MapPoint(x: -20_037_508.342787, y: 20_037_508.342787), .webMercator)
    } else {
      self.init(domainOf: reference)
    }
  }

  /// The origin by ArcGIS’s rule, without the exception for Web Mercator: from the stated domain, or from the default
  /// domain if none is stated.
  ///
  /// - Returns: `nil` if the system’s domain is unknown.
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
  /// The square of the domain, whose sides are 2^53 / XYScale long, from XOrigin and YOrigin.
  ///
  /// `nil` if the domain is not stated, or has low precision: with the XYScale of 10000 that many services state, the
  /// corner would be 9e11 map units away.
  package var envelope: Envelope? {
    guard let xOrigin, let yOrigin, let xyScale, xyScale > 0 else { return nil }
    let side = 0x1p53 / xyScale
    guard xOrigin.magnitude <= 1e9, (yOrigin + side).magnitude <= 1e9 else { return nil }
    return Envelope(xMin: xOrigin, yMin: yOrigin, xMax: xOrigin + side, yMax: yOrigin + side)
  }

  /// The corner, with a whole number for its y if it is within 1e-5: files state XYScale to a limited number of digits.
  fileprivate var upperLeftCorner: MapPoint? {
    envelope.map { square in
      let top = square.yMax
      return MapPoint(x: square.xMin, y: (top - top.rounded()).magnitude < 1e-5 ? top.rounded() : top)
    }
  }
}
