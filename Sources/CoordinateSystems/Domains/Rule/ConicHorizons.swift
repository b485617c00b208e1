#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Horizons of conic projections: a sector of a circle around the pole.
extension Horizon {
  /// - Returns: `nil` if the standard parallels do not define a cone.
  init?(conic projection: Projection) {
    // OGC texts state the single parallel of a tangent cone as the latitude of origin.
    let tangent = projection.method == .lambertConformalConic ? projection.latitudeOfOrigin : nil
    guard let first = projection.standardParallel1 ?? tangent else { return nil }
    let second = projection.standardParallel2 ?? first
    // A cone over the south pole is the mirror image of one over the north pole.
    let sign: Double = first + second < 0 ? -1 : 1
    guard
      let cone = Cone(
        projection.method, projection.ellipsoid, parallels: (sign * first, sign * second),
        scaleFactor: projection.scaleFactor)
    else { return nil }
    let horizon = Horizon(cone: cone, latitudeOfOrigin: sign * projection.latitudeOfOrigin)
    guard horizon.yMax.isFinite, horizon.yMin.isFinite, horizon.xMax.isFinite else { return nil }
    self = sign < 0 ? horizon.mirrored : horizon
  }

  private init(cone: Cone, latitudeOfOrigin: Double) {
    let pole = cone.radius(latitudeOfOrigin)
    let far = cone.radius(cone.farLatitude)
    let opening = cone.constant * .pi
    let bottom = pole - far
    guard cone.constant > 0.5 else {
      // The highest points are the ends of the parallel nearest to the pole, which is a point in conformal cones.
      let near = cone.radius(.pi / 2)
      self.init(halfWidth: far * sin(opening), yMin: bottom, yMax: pole - near * cos(opening))
      return
    }
    // ArcGIS samples the arc every quarter of a degree, and its widest place is between two samples.
    let step = cone.constant * .pi / 720
    let widest = (.pi / 2 / step).rounded(.down)
    let halfWidth = far * max(sin(widest * step), sin((widest + 1) * step))
    self.init(halfWidth: halfWidth, yMin: bottom, yMax: pole - far * cos(opening))
  }

  /// The cone of Krovak’s oblique projection, whose axes are rotated: a square around the origin. Source of the
  /// projection: IOGP Guidance Note 7-2, method 9819.
  static func krovak(_ projection: Projection) -> Horizon {
    let ellipsoid = projection.ellipsoid
    // 78.5° is the value of the Czech and Slovak systems, for which this projection was made.
    let parallel = projection.pseudoStandardParallel ?? 78.5 * .pi / 180
    let sine = sin(projection.latitudeOfOrigin)
    let sphere =
      ellipsoid.semiMajorAxis * (1 - ellipsoid.squaredEccentricity).squareRoot()
      / (1 - ellipsoid.squaredEccentricity * sine * sine)
    let exponent = sin(parallel)
    let far = Cone.farLatitude(ofMiddle: parallel)
    let ratio = tan(.pi / 4 + parallel / 2) / tan(.pi / 4 + far / 2)
    let radius = projection.scaleFactor * sphere / tan(parallel) * pow(ratio, exponent)
    return Horizon(halfWidth: radius, halfHeight: radius)
  }
}

/// A cone over the north pole.
private struct Cone {
  /// The fraction of a full turn that the cone covers.
  let constant: Double
  /// The latitude at which ArcGIS ends the projection, in radians.
  let farLatitude: Double
  /// The distance of a parallel from the pole in the projection, in metres.
  let radius: (_ latitude: Double) -> Double

  init?(
    _ method: ProjectionMethod, _ ellipsoid: Ellipsoid, parallels: (first: Double, second: Double), scaleFactor: Double
  ) {
    let (first, second) = parallels
    let isSecant = (first - second).magnitude > 1e-10
    let (m1, m2) = (ellipsoid.parallelRadius(at: first), ellipsoid.parallelRadius(at: second))
    let scale = ellipsoid.semiMajorAxis * scaleFactor
    let constant: Double
    switch method {
    case .albers:
      // Snyder, equations 14-3 and 14-12 to 14-14.
      let (q1, q2) = (ellipsoid.areaMeasure(to: first), ellipsoid.areaMeasure(to: second))
      constant = isSecant ? (m1 * m1 - m2 * m2) / (q2 - q1) : sin(first)
      let sum = m1 * m1 + constant * q1
      radius = { [constant] in scale * (max(0, sum - constant * ellipsoid.areaMeasure(to: $0))).squareRoot() / constant
      }
      farLatitude = -.pi / 2
    case .equidistantConic:
      // Snyder, equations 16-1 to 16-4 and 16-10, 16-11.
      let arc1 = ellipsoid.meridianArc(to: first) / ellipsoid.semiMajorAxis
      let arc2 = ellipsoid.meridianArc(to: second) / ellipsoid.semiMajorAxis
      constant = isSecant ? (m1 - m2) / (arc2 - arc1) : sin(first)
      let sum = m1 / constant + arc1
      radius = { scale * (sum - ellipsoid.meridianArc(to: $0) / ellipsoid.semiMajorAxis) }
      farLatitude = -.pi / 2
    default:
      // Snyder, equations 15-7, 15-8 and 15-10.
      let (t1, t2) = (ellipsoid.polarMeasure(of: first), ellipsoid.polarMeasure(of: second))
      constant = isSecant ? log(m1 / m2) / log(t1 / t2) : sin(first)
      let factor = m1 / (constant * pow(t1, constant))
      radius = { [constant] in scale * factor * pow(ellipsoid.polarMeasure(of: $0), constant) }
      farLatitude = Self.farLatitude(ofMiddle: (first + second) / 2)
    }
    guard constant > 1e-6, constant <= 1 else { return nil }
    self.constant = constant
  }

  /// The latitude at which ArcGIS ends a conformal cone. The flatter the cone, the sooner its parallels move to
  /// infinity. The formula was fitted to 31 systems.
  static func farLatitude(ofMiddle middle: Double) -> Double { -(89 * .pi / 180 - 22 / 45 * middle) }
}
