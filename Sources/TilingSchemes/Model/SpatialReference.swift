/// What a scheme says of its coordinate system. Nothing is filled in: a value that the source lacks is `nil`.
///
/// Source: the type `SpatialReference` of the ArcGIS Server WSDL, and the JSON object of the same name.
public struct SpatialReference: Hashable, Sendable {
  /// What the legacy form states as the `xsi:type` of the element.
  public enum Kind: Hashable, Sendable {
    case projected
    case geographic
    case unknown
  }

  public var kind: Kind?
  /// The system in Esri's well-known text, letter for letter.
  public var wellKnownText: String?
  /// Esri's identifier, such as 102100.
  public var wkid: Int?
  /// The identifier that replaced `wkid`, such as 3857.
  public var latestWKID: Int?
  public var verticalWKID: Int?
  public var latestVerticalWKID: Int?
  public var domain: CoordinateDomain
  /// True for every system since ArcGIS 9.2.
  public var isHighPrecision: Bool?
  /// The meridian at which a geographic system's longitudes begin, in degrees.
  public var leftLongitude: Double?

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
  public var xOrigin: Double?
  public var yOrigin: Double?
  /// Steps in one map unit.
  public var xyScale: Double?
  public var zOrigin: Double?
  public var zScale: Double?
  public var mOrigin: Double?
  public var mScale: Double?
  /// In map units.
  public var xyTolerance: Double?
  public var zTolerance: Double?
  public var mTolerance: Double?

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

  /// Whether the source says nothing of the domain.
  public var isEmpty: Bool { self == CoordinateDomain() }
}
