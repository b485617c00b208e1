public import TilingSchemes

extension Envelope {
  /// The extent in longitudes and latitudes of WGS84, in degrees.
  ///
  /// Web Mercator is converted by its own formula, all other systems by PROJ.
  ///
  /// - Parameter reference: the system of the coordinates if the extent states none.
  /// - Returns: `nil` if the system is unknown or PROJ is missing.
  public func inWGS84(assuming reference: SpatialReference?) -> Envelope? {
    guard let reference = spatialReference ?? reference else { return nil }
    if reference.isWGS84 {
      return Envelope(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax, spatialReference: .wgs84)
    }
    if reference.isWebMercator {
      return Envelope(
        xMin: WebMercator.longitude(xMin), yMin: WebMercator.latitude(yMin), xMax: WebMercator.longitude(xMax),
        yMax: WebMercator.latitude(yMax), spatialReference: .wgs84)
    }
    guard let definition = reference.text(asking: .proj),
      var extent = PROJ.bounds(self, from: definition, to: "EPSG:4326")
    else { return nil }
    // For an extent across the antimeridian, PROJ's west is greater than its east; ArcGIS has no such extents.
    if extent.xMin > extent.xMax { (extent.xMin, extent.xMax) = (-180, 180) }
    extent.spatialReference = .wgs84
    return extent
  }
}
