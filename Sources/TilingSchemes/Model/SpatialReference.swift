/// A coordinate system as a source states it. No value is filled in: a missing value is `nil`.
///
/// Source: the type `SpatialReference` of the ArcGIS Server WSDL, and the JSON object of the same name.
public struct SpatialReference: Hashable, Sendable {
  /// The kind of a system, which a legacy cache states as the `xsi:type` of the element.
  public enum Kind: Hashable, Sendable {
    /// `typens:ProjectedCoordinateSystem`: coordinates on a plane, in a unit of length.
    case projected
    /// `typens:GeographicCoordinateSystem`: longitude and latitude, in a unit of angle.
    case geographic
    /// `typens:UnknownCoordinateSystem`: a system of which only the domain is known.
    case unknown
  }

  /// Projected, geographic or unknown as the source states it; `nil` if the source does not, as in JSON.
  public var kind: Kind?
  /// The system in Esri's well-known text, exactly as in the source.
  public var wellKnownText: String?
  /// Esri's identifier, such as 102100.
  public var wkid: Int?
  /// The identifier that replaced `wkid`, such as 3857.
  public var latestWKID: Int?
  /// Esri's identifier of the vertical system (`VCSWKID`, `vcsWkid`). It has no influence on tiles.
  public var verticalWKID: Int?
  /// The identifier that replaced `verticalWKID` (`LatestVCSWKID`, `latestVcsWkid`).
  public var latestVerticalWKID: Int?
  /// The domain that the source states with the system; empty if it states none.
  public var domain: CoordinateDomain
  /// True for every system since ArcGIS 9.2.
  public var isHighPrecision: Bool?
  /// The meridian at which a geographic system's longitudes start, in degrees.
  public var leftLongitude: Double?

  /// Takes the values unchecked. A missing value counts as not stated.
  public init(
    kind: Kind? = nil, wellKnownText: String? = nil, wkid: Int? = nil, latestWKID: Int? = nil,
    verticalWKID: Int? = nil, latestVerticalWKID: Int? = nil, domain: CoordinateDomain = CoordinateDomain(),
    isHighPrecision: Bool? = nil, leftLongitude: Double? = nil
  ) {
    self.kind = kind
    self.wellKnownText = wellKnownText
    self.wkid = wkid
    self.latestWKID = latestWKID
    self.verticalWKID = verticalWKID
    self.latestVerticalWKID = latestVerticalWKID
    self.domain = domain
    self.isHighPrecision = isHighPrecision
    self.leftLongitude = leftLongitude
  }
}

/// The grid of integers on which a geodatabase stores coordinates, and the tolerances of its comparisons.
///
/// It has no influence on tiles, except that ArcGIS takes the default tile origin from its upper left corner.
public struct CoordinateDomain: Hashable, Sendable {
  /// The west edge of the XY domain, in map units: `XOrigin` in conf.xml, `falseX` in JSON.
  public var xOrigin: Double?
  /// The south edge of the XY domain, in map units: `YOrigin` in conf.xml, `falseY` in JSON.
  public var yOrigin: Double?
  /// The number of steps in one map unit.
  public var xyScale: Double?
  /// The lowest height, in the unit of heights; -100000 by default.
  public var zOrigin: Double?
  /// The number of steps in one unit of height; 10000 by default.
  public var zScale: Double?
  /// The lowest measure along a line; -100000 by default.
  public var mOrigin: Double?
  /// The number of steps in one unit of measure; 10000 by default.
  public var mScale: Double?
  /// The tolerance of x and y, in map units.
  public var xyTolerance: Double?
  /// The tolerance of heights, in their unit; 0.001 by default.
  public var zTolerance: Double?
  /// The tolerance of measures, in their unit; 0.001 by default.
  public var mTolerance: Double?

  /// Takes the values unchecked. A missing value counts as not stated: no default is filled in.
  public init(
    xOrigin: Double? = nil, yOrigin: Double? = nil, xyScale: Double? = nil, zOrigin: Double? = nil,
    zScale: Double? = nil, mOrigin: Double? = nil, mScale: Double? = nil, xyTolerance: Double? = nil,
    zTolerance: Double? = nil, mTolerance: Double? = nil
  ) {
    self.xOrigin = xOrigin
    self.yOrigin = yOrigin
    self.xyScale = xyScale
    self.zOrigin = zOrigin
    self.zScale = zScale
    self.mOrigin = mOrigin
    self.mScale = mScale
    self.xyTolerance = xyTolerance
    self.zTolerance = zTolerance
    self.mTolerance = mTolerance
  }

  /// Whether the source states no value of the domain.
  public var isEmpty: Bool { self == CoordinateDomain() }
}
