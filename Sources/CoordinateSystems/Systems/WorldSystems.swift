public import TilingSchemes

extension SpatialReference {
  /// Longitude and latitude on WGS84, as iteminfo.json states extents.
  public static let wgs84 = SpatialReference(kind: .geographic, wkid: 4326, latestWKID: 4326)

  package var isWebMercator: Bool { wkid == 102_100 || wkid == 3857 || latestWKID == 3857 }
  package var isWGS84: Bool { wkid == 4326 || (wkid == nil && latestWKID == 4326) }
}
