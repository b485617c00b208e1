#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Horizons of cylindrical projections, around the equator or a meridian.
extension Horizon {
  /// From pole to pole, and to 45° on either side of the central meridian, where ArcGIS ends the projection.
  static func transverseMercator(_ projection: Projection) -> Horizon {
    let ellipsoid = projection.ellipsoid
    // The USGS series up to the seventh power of A, at the equator and 45° (Snyder, equation 8-9, with one more term).
    // It differs from the exact projection by kilometres. Older versions of ArcGIS used it, and newer ones kept its
    // domains.
    let a = Double.pi / 4
    let h = ellipsoid.squaredEccentricity / (1 - ellipsoid.squaredEccentricity)
    let third = pow(a, 3) / 6 * (1 + h)
    let fifth = pow(a, 5) / 120 * (5 + 14 * h + 13 * h * h + 4 * h * h * h)
    let halfWidth = ellipsoid.semiMajorAxis * (a + third + fifth + pow(a, 7) / 5040 * 61)
    return meridian(projection, halfWidth: projection.scaleFactor * halfWidth)
  }

  static func cassini(_ projection: Projection) -> Horizon {
    meridian(projection, halfWidth: projection.scaleFactor * projection.ellipsoid.semiMajorAxis * .pi / 4)
  }

  /// From pole to pole along the central meridian.
  private static func meridian(_ projection: Projection, halfWidth: Double) -> Horizon {
    let quarter = projection.ellipsoid.meridianArc(to: .pi / 2)
    let start = projection.ellipsoid.meridianArc(to: projection.latitudeOfOrigin)
    return Horizon(
      halfWidth: halfWidth, yMin: projection.scaleFactor * (-quarter - start),
      yMax: projection.scaleFactor * (quarter - start))
  }

  /// Around the world, and to 89° north and south, where ArcGIS ends the projection.
  static func mercator(_ projection: Projection) -> Horizon {
    let ellipsoid =
      projection.method == .webMercator ? projection.ellipsoid.sphereOfEquator : projection.ellipsoid
    let radius = ellipsoid.semiMajorAxis * equatorScale(projection, on: ellipsoid)
    let height = -log(ellipsoid.polarMeasure(of: 89 * .pi / 180))
    return Horizon(halfWidth: radius * .pi, halfHeight: radius * height)
  }

  static func cylindricalEqualArea(_ projection: Projection) -> Horizon {
    let ellipsoid = projection.ellipsoid
    let scale = equatorScale(projection, on: ellipsoid)
    return Horizon(
      halfWidth: ellipsoid.semiMajorAxis * scale * .pi,
      halfHeight: ellipsoid.semiMajorAxis * ellipsoid.areaMeasure(to: .pi / 2) / (2 * scale))
  }

  /// Degrees are lengths on a sphere with the radius of the semi-major axis.
  static func plateCarree(_ projection: Projection) -> Horizon {
    let radius = projection.ellipsoid.semiMajorAxis
    return Horizon(
      halfWidth: radius * .pi * cos(projection.standardParallel1 ?? 0), halfHeight: radius * .pi / 2)
  }

  /// The scale at the equator that follows from a standard parallel.
  private static func equatorScale(_ projection: Projection, on ellipsoid: Ellipsoid) -> Double {
    projection.scaleFactor * ellipsoid.parallelRadius(at: projection.standardParallel1 ?? 0)
  }
}
