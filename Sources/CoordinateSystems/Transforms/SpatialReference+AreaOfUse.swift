package import TilingSchemes

extension SpatialReference {
  /// The area in which the system is meant to be used, in degrees. The west is greater than the east if the area
  /// crosses the antimeridian. `nil` if PROJ is missing or has no area for the system.
  package var areaOfUse: Envelope? {
    guard var area = definitions.lazy.compactMap(PROJ.areaOfUse).first else { return nil }
    area.spatialReference = .wgs84
    return area
  }

  /// The name of that area, such as `New Zealand - onshore`. `nil` if PROJ is missing or has none for the system.
  package var nameOfAreaOfUse: String? { definitions.lazy.compactMap(PROJ.areaName).first }

  /// The identifiers by which PROJ may know the system.
  private var definitions: [String] {
    [latestWKID.map { "EPSG:\($0)" }, wkid.map { "ESRI:\($0)" }, wkid.map { "EPSG:\($0)" }].compactMap(\.self)
  }

  /// The area of use, if a place is certainly not within it.
  ///
  /// - Parameter degrees: the place; its west may be greater than its east.
  /// - Returns: `nil` if the place can be within it, and if the area of use is unknown.
  package func areaOfUse(missedBy degrees: Envelope) -> Envelope? {
    guard degrees.isFinite, let area = areaOfUse else { return nil }
    if degrees.yMin > area.yMax || degrees.yMax < area.yMin { return area }
    let isWithin = Self.longitudes(of: degrees).contains { own in
      Self.longitudes(of: area).contains { $0.overlaps(own) }
    }
    return isWithin ? nil : area
  }

  /// The longitudes of an extent, in two parts if it crosses the antimeridian.
  private static func longitudes(of extent: Envelope) -> [ClosedRange<Double>] {
    let (west, east) = (extent.xMin, extent.xMax)
    if west <= east { return [west...east] }
    return (west <= 180 ? [west...180] : []) + (east >= -180 ? [-180...east] : [])
  }
}
