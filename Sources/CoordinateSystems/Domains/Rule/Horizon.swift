/// The box around everything that a projection can show, in metres, without the false origin.
struct Horizon {
  let xMin: Double
  let xMax: Double
  let yMin: Double
  let yMax: Double

  init(xMin: Double, xMax: Double, yMin: Double, yMax: Double) {
    self.xMin = xMin
    self.xMax = xMax
    self.yMin = yMin
    self.yMax = yMax
  }

  /// A box that extends equally to the west and to the east.
  init(halfWidth: Double, yMin: Double, yMax: Double) {
    self.init(xMin: -halfWidth, xMax: halfWidth, yMin: yMin, yMax: yMax)
  }

  /// A box with the origin at its centre.
  init(halfWidth: Double, halfHeight: Double) {
    self.init(xMin: -halfWidth, xMax: halfWidth, yMin: -halfHeight, yMax: halfHeight)
  }

  /// The mirror image in the other hemisphere.
  var mirrored: Horizon { Horizon(xMin: xMin, xMax: xMax, yMin: -yMax, yMax: -yMin) }

  /// - Returns: `nil` if ArcGIS’s rule for the projection is unknown.
  init?(_ projection: Projection) {
    switch projection.method {
    case .transverseMercator: self = .transverseMercator(projection)
    case .southOrientedTransverseMercator:
      // No file shows in which direction a false origin moves this horizon. Without one the directions do not matter.
      guard projection.latitudeOfOrigin == 0, projection.falseEasting == 0, projection.falseNorthing == 0 else {
        return nil
      }
      self = .transverseMercator(projection)
    case .cassini: self = .cassini(projection)
    case .mercator, .webMercator: self = .mercator(projection)
    case .cylindricalEqualArea: self = .cylindricalEqualArea(projection)
    case .plateCarree: self = .plateCarree(projection)
    case .lambertConformalConic, .albers, .equidistantConic:
      guard let horizon = Horizon(conic: projection) else { return nil }
      self = horizon
    case .krovak: self = .krovak(projection)
    case .polarStereographic:
      guard let horizon = Horizon(polar: projection) else { return nil }
      self = horizon
    case .doubleStereographic: self = .doubleStereographic(projection)
    case .lambertAzimuthalEqualArea: self = .azimuthalEqualArea(projection)
    case .other: return nil
    }
  }
}
