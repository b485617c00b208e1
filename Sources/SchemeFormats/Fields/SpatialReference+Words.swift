import CoordinateSystems
public import TilingSchemes

extension SpatialReference {
  /// The system as a person would name it.
  public var displayName: String {
    knownSystem?.name ?? (wkid ?? latestWKID).map { "WKID \($0)" } ?? "the unknown coordinate system"
  }
}

extension SpatialReference {
  /// The same system with what another statement of it says in addition: an extent in JSON often gives the WKID only.
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
