import CoordinateSystems
public import TilingSchemes

extension SpatialReference {
  /// The name of the system for people, or its WKID if the name is unknown.
  public var displayName: String {
    knownSystem?.name ?? (wkid ?? latestWKID).map { "WKID \($0)" } ?? "the unknown coordinate system"
  }
}

extension SpatialReference {
  /// Completes a spatial reference from another statement of the same system: an extent in JSON often has only a WKID.
  func filled(from other: SpatialReference?) -> SpatialReference {
    guard let other, wkid == other.wkid, wellKnownText == nil || wellKnownText == other.wellKnownText else {
      return self
    }
    var result = self
    result.wellKnownText = other.wellKnownText
    result.latestWKID = latestWKID ?? other.latestWKID
    if domain.isEmpty { result.domain = other.domain }
    result.kind = kind ?? other.kind
    return result
  }
}
