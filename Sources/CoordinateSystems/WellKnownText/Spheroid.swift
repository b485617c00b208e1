/// The axes of an ellipsoid of revolution, in metres.
struct Spheroid {
  let semiMajorAxis: Double
  let semiMinorAxis: Double

  /// - Parameter values: the values of a SPHEROID: its name, the semi-major axis, and the inverse flattening, which is
  ///   0 for a sphere.
  init?(_ values: [String]) {
    guard values.count > 2, let axis = Double(values[1]), let inverseFlattening = Double(values[2]) else { return nil }
    semiMajorAxis = axis
    semiMinorAxis = inverseFlattening == 0 ? axis : axis * (1 - 1 / inverseFlattening)
  }

  func hasEquator(of other: Spheroid) -> Bool { Self.agree(semiMajorAxis, other.semiMajorAxis) }

  /// Whether both axes are equal; a flattening truncated to six digits moves the pole by only a millimetre.
  func hasAxes(of other: Spheroid) -> Bool {
    hasEquator(of: other) && Self.agree(semiMinorAxis, other.semiMinorAxis)
  }

  private static func agree(_ first: Double, _ second: Double) -> Bool {
    (first - second).magnitude <= WellKnownText.numberTolerance * max(first.magnitude, second.magnitude)
  }
}
