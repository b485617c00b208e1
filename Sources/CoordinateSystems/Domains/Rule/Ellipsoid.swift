#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An ellipsoid of revolution, with the lengths and latitudes that map projections use.
///
/// Latitudes are in radians, lengths in metres. Source of the formulas: J. P. Snyder, Map Projections: A Working
/// Manual, USGS Professional Paper 1395, 1987, equations 3-1 to 3-21 and 14-15.
struct Ellipsoid: Hashable, Sendable {
  let semiMajorAxis: Double
  let squaredEccentricity: Double

  init(_ spheroid: Spheroid) {
    semiMajorAxis = spheroid.semiMajorAxis
    let ratio = spheroid.semiMinorAxis / spheroid.semiMajorAxis
    squaredEccentricity = 1 - ratio * ratio
  }

  /// The sphere of Web Mercator, which does not take the flattening of the Earth into account.
  var sphereOfEquator: Ellipsoid { Ellipsoid(semiMajorAxis: semiMajorAxis, squaredEccentricity: 0) }

  private init(semiMajorAxis: Double, squaredEccentricity: Double) {
    self.semiMajorAxis = semiMajorAxis
    self.squaredEccentricity = squaredEccentricity
  }

  var eccentricity: Double { squaredEccentricity.squareRoot() }

  /// The distance from the equator along a meridian, in metres. Source: F. R. Helmert’s series in the third flattening,
  /// exact to a micrometre on Earth.
  func meridianArc(to latitude: Double) -> Double {
    let ratio = (1 - squaredEccentricity).squareRoot()
    let n = (1 - ratio) / (1 + ratio)
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n)
    let second = -3 / 2 * (n - n3 / 8) * sin(2 * latitude)
    let fourth = 15 / 16 * (n2 - n4 / 4) * sin(4 * latitude)
    let higher = -35 / 48 * n3 * sin(6 * latitude) + 315 / 512 * n4 * sin(8 * latitude)
    return semiMajorAxis / (1 + n) * ((1 + n2 / 4 + n4 / 64) * latitude + second + fourth + higher)
  }

  /// The radius of a parallel as a fraction of the semi-major axis: m, equation 14-15.
  func parallelRadius(at latitude: Double) -> Double {
    let sine = sin(latitude)
    return cos(latitude) / (1 - squaredEccentricity * sine * sine).squareRoot()
  }

  /// The isometric measure, which is 0 at the north pole and infinite at the south pole: t, equation 15-9.
  func polarMeasure(of latitude: Double) -> Double {
    let sine = eccentricity * sin(latitude)
    return tan(.pi / 4 - latitude / 2) * pow((1 + sine) / (1 - sine), eccentricity / 2)
  }

  /// The measure of the area between the equator and a latitude: q, equation 3-12.
  func areaMeasure(to latitude: Double) -> Double {
    let sine = sin(latitude)
    // The general formula divides by the eccentricity, which is 0 for a sphere.
    guard eccentricity > 0 else { return 2 * sine }
    let logarithm = log((1 - eccentricity * sine) / (1 + eccentricity * sine)) / (2 * eccentricity)
    return (1 - squaredEccentricity) * (sine / (1 - squaredEccentricity * sine * sine) - logarithm)
  }
}
