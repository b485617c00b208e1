import SourceText
import TilingSchemes

extension XMLFields {
  /// Reads a `SpatialReference` element.
  mutating func spatialReference(_ element: XMLElement, _ owner: SchemeField.ReferenceOwner) -> SpatialReference {
    log.positions.note(.spatialReference(owner, .whole), at: element.range)
    let parts = children(
      of: element,
      [
        "WKT", "XOrigin", "YOrigin", "XYScale", "ZOrigin", "ZScale", "MOrigin", "MScale", "XYTolerance", "ZTolerance",
        "MTolerance", "HighPrecision", "LeftLongitude", "WKID", "LatestWKID", "VCSWKID", "LatestVCSWKID",
      ])
    var reference = SpatialReference()
    reference.kind = kind(element)
    reference.wellKnownText = string(parts[0], .spatialReference(owner, .wellKnownText))
    reference.domain = CoordinateDomain(
      xOrigin: double(parts[1], .spatialReference(owner, .xOrigin)),
      yOrigin: double(parts[2], .spatialReference(owner, .yOrigin)),
      xyScale: double(parts[3], .spatialReference(owner, .xyScale)),
      zOrigin: double(parts[4], .spatialReference(owner, .zOrigin)),
      zScale: double(parts[5], .spatialReference(owner, .zScale)),
      mOrigin: double(parts[6], .spatialReference(owner, .mOrigin)),
      mScale: double(parts[7], .spatialReference(owner, .mScale)),
      xyTolerance: double(parts[8], .spatialReference(owner, .xyTolerance)),
      zTolerance: double(parts[9], .spatialReference(owner, .zTolerance)),
      mTolerance: double(parts[10], .spatialReference(owner, .mTolerance)))
    reference.isHighPrecision = boolean(parts[11], .spatialReference(owner, .highPrecision))
    reference.leftLongitude = double(parts[12], .spatialReference(owner, .leftLongitude))
    reference.wkid = integer(parts[13], .spatialReference(owner, .wkid))
    reference.latestWKID = integer(parts[14], .spatialReference(owner, .latestWKID))
    reference.verticalWKID = integer(parts[15], .spatialReference(owner, .verticalWKID))
    reference.latestVerticalWKID = integer(parts[16], .spatialReference(owner, .latestVerticalWKID))
    return reference
  }

  private func kind(_ element: XMLElement) -> SpatialReference.Kind? {
    let names: [StaticString] = ["ProjectedCoordinateSystem", "GeographicCoordinateSystem", "UnknownCoordinateSystem"]
    return element.typePlace(among: names).map { [.projected, .geographic, .unknown][$0] }
  }
}
