#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Horizons of azimuthal projections, whose plane touches the Earth in a point.
extension Horizon {
  /// A circle around a pole, up to the parallel of the other hemisphere at which ArcGIS ends the projection.
  ///
  /// - Returns: `nil` if the point of contact is not a pole.
  init?(polar projection: Projection) {
    let ellipsoid = projection.ellipsoid
    let e = ellipsoid.eccentricity
    let poleFactor = (pow(1 + e, 1 + e) * pow(1 - e, 1 - e)).squareRoot()
    // Some texts state the standard parallel as the latitude of origin, so either is accepted.
    let parallel = (projection.standardParallel1 ?? projection.latitudeOfOrigin).magnitude
    let scale: Double
    if (parallel - .pi / 2).magnitude < 1e-9 {
      scale = projection.scaleFactor
    } else {
      guard parallel > 1e-6 else { return nil }
      // Snyder, equations 21-33 and 21-34.
      let polarMeasure = ellipsoid.polarMeasure(of: parallel)
      scale = ellipsoid.parallelRadius(at: parallel) * poleFactor / (2 * polarMeasure) * projection.scaleFactor
    }
    let far = -(.pi / 2 - scale * .pi / 4)
    let radius = 2 * ellipsoid.semiMajorAxis * scale * ellipsoid.polarMeasure(of: far) / poleFactor
    guard radius.isFinite else { return nil }
    self.init(halfWidth: radius, halfHeight: radius)
  }

  /// A circle around the centre of the double projection over the conformal sphere. Source of the projection: IOGP
  /// Guidance Note 7-2, method 9809.
  static func doubleStereographic(_ projection: Projection) -> Horizon {
    let sphere = ConformalSphere(projection.ellipsoid, center: projection.latitudeOfOrigin)
    let center = projection.latitudeOfOrigin
    let distance = .pi - projection.scaleFactor * .pi / 4
    // The extremes are found by sampling the circle every quarter of a degree.
    var (xMax, yMin, yMax) = (0.0, 0.0, 0.0)
    let steps = 1440
    for step in 0..<steps {
      let azimuth = 2 * .pi * Double(step) / Double(steps)
      let sine = sin(center) * cos(distance) + cos(center) * sin(distance) * cos(azimuth)
      let latitude = asin(max(-1, min(1, sine)))
      let longitude = atan2(sin(azimuth) * sin(distance) * cos(center), cos(distance) - sin(center) * sine)
      let (x, y) = sphere.stereographic(latitude: latitude, longitude: longitude)
      (xMax, yMin, yMax) = (max(xMax, x), min(yMin, y), max(yMax, y))
    }
    let scale = projection.scaleFactor
    return Horizon(halfWidth: scale * xMax, yMin: scale * yMin, yMax: scale * yMax)
  }

  /// The whole globe (Snyder, equations 24-17 to 24-26).
  static func azimuthalEqualArea(_ projection: Projection) -> Horizon {
    let ellipsoid = projection.ellipsoid
    let polar = ellipsoid.areaMeasure(to: .pi / 2)
    let radius = ellipsoid.semiMajorAxis * (polar / 2).squareRoot()
    let center = projection.latitudeOfOrigin
    guard center.magnitude < .pi / 2 - 1e-9 else { return Horizon(halfWidth: 2 * radius, halfHeight: 2 * radius) }
    let authalic = asin(ellipsoid.areaMeasure(to: center) / polar)
    let stretch = ellipsoid.semiMajorAxis * ellipsoid.parallelRadius(at: center) / (radius * cos(authalic))
    return Horizon(halfWidth: 2 * radius * stretch, halfHeight: 2 * radius / stretch)
  }
}

/// The sphere onto which an ellipsoid is mapped without a change of angles, around one of its points.
private struct ConformalSphere {
  private let eccentricity: Double
  private let radius: Double
  private let exponent: Double
  private let factor: Double
  private let center: Double

  init(_ ellipsoid: Ellipsoid, center latitude: Double) {
    let e2 = ellipsoid.squaredEccentricity
    let sine = sin(latitude)
    eccentricity = ellipsoid.eccentricity
    radius = ellipsoid.semiMajorAxis * (1 - e2).squareRoot() / (1 - e2 * sine * sine)
    exponent = (1 + e2 * pow(cos(latitude), 4) / (1 - e2)).squareRoot()
    let measure = Self.measure(sine, eccentricity, exponent)
    let sphericalSine = (measure - 1) / (measure + 1)
    factor = (exponent + sine) * (1 - sphericalSine) / ((exponent - sine) * (1 + sphericalSine))
    let scaled = factor * measure
    center = asin((scaled - 1) / (scaled + 1))
  }

  /// - Parameters:
  ///   - latitude: on the ellipsoid, in radians.
  ///   - longitude: from the central meridian, in radians.
  /// - Returns: the distances from the centre, in metres.
  func stereographic(latitude: Double, longitude: Double) -> (x: Double, y: Double) {
    let measure = factor * Self.measure(sin(latitude), eccentricity, exponent)
    let spherical = asin((measure - 1) / (measure + 1))
    let turn = exponent * longitude
    let divisor = 1 + sin(spherical) * sin(center) + cos(spherical) * cos(center) * cos(turn)
    let x = 2 * radius * cos(spherical) * sin(turn) / divisor
    let y = 2 * radius * (sin(spherical) * cos(center) - cos(spherical) * sin(center) * cos(turn)) / divisor
    return (x, y)
  }

  private static func measure(_ sine: Double, _ e: Double, _ exponent: Double) -> Double {
    pow((1 + sine) / (1 - sine) * pow((1 - e * sine) / (1 + e * sine), e), exponent)
  }
}
