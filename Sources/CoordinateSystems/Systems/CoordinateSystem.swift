public import TilingSchemes

/// The name, kind and unit of a coordinate system.
public struct CoordinateSystem: Hashable, Sendable {
  /// Esri's name, such as `WGS_1984_Web_Mercator_Auxiliary_Sphere`.
  public let name: String
  /// Projected or geographic, according to the text's keyword; never `unknown`.
  public let kind: SpatialReference.Kind
  /// The length or angle of a map unit. A degree is exactly π/180, although files state it with fewer digits.
  public let unit: MapUnit
  /// Esri's name for the unit: `Meter`, `Foot_US`, `Degree`.
  public let unitName: String

  /// Metres in a map unit; `nil` for degrees, for which it depends on the `ScaleConvention`.
  public var metersPerUnit: Double? {
    if case .linear(let meters) = unit { meters } else { nil }
  }

  init(name: String, kind: SpatialReference.Kind, unit: MapUnit, unitName: String) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.unitName = unitName
  }

  /// Reads a system's well-known text.
  ///
  /// - Returns: `nil` if the text is not a system's well-known text, or states no unit.
  public init?(wellKnownText: String) {
    guard let text = WellKnownText(wellKnownText) else { return nil }
    self.init(text)
  }

  /// The system of a text that was read already.
  package init?(_ text: WellKnownText) {
    let node = text.planar
    guard let name = node.values.first,
      let unitNode = node.child("UNIT"), unitNode.values.count >= 2,
      let factor = Double(unitNode.values[1]), factor.isFinite, factor > 0
    else { return nil }
    self.name = name
    unitName = unitNode.values[0]
    switch node.keyword {
    case "PROJCS":
      kind = .projected
      unit = .linear(metersPerUnit: factor)
    case "GEOGCS":
      kind = .geographic
      // Files state a degree as 0.0174532925199433, but scales need its exact value.
      let degree = Double.pi / 180
      unit = .angular(radiansPerUnit: (factor - degree).magnitude < 1e-12 ? degree : factor)
    default: return nil
    }
  }
}

extension SpatialReference {
  /// The system from its own text or the built-in table, without PROJ.
  public var knownSystem: CoordinateSystem? {
    let known = KnownSystem.find(self)
    // Most files contain exactly the text of the table, which then need not be parsed.
    if let known, wellKnownText == known.wellKnownText { return known.system }
    return wellKnownText.flatMap(CoordinateSystem.init(wellKnownText:)) ?? known?.system
  }

  /// The system from its own text, the built-in table, or PROJ.
  public func resolveSystem() -> CoordinateSystem? {
    knownSystem ?? PROJ.esriText(of: self).flatMap(CoordinateSystem.init(wellKnownText:))
      // 900913 is not in any database.
      ?? (isWebMercator ? WebMercator.reference.knownSystem : nil)
  }
}

extension SpatialReference {
  /// Longitude and latitude on WGS84, as iteminfo.json states extents.
  public static let wgs84 = SpatialReference(kind: .geographic, wkid: 4326, latestWKID: 4326)

  /// Whether the WKIDs are those of Web Mercator; the text beside them is not checked.
  package var isWebMercator: Bool {
    [wkid, latestWKID].contains { number in number.map(WebMercator.wkids.contains) ?? false }
  }

  package var isWGS84: Bool { wkid == 4326 || (wkid == nil && latestWKID == 4326) }
}
