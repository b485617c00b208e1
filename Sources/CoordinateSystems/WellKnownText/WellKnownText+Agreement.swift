extension WellKnownText {
  /// The largest difference of equal numbers, as a fraction of the larger one. PROJ writes fifteen digits, EPSG rounds
  /// false eastings to the millimetre, and Esri truncates the flattening of Clarke 1866.
  static let numberTolerance = 1e-9

  /// The same for units, which is stricter: survey feet and international feet differ by 2e-6, some old feet by 1e-9.
  static let unitTolerance = 1e-12

  /// Whether two values are equal numbers within a tolerance, as a fraction of the larger one, or equal words in upper
  /// or lower case.
  static func agree(_ first: String, _ second: String, within tolerance: Double) -> Bool {
    guard let one = Double(first), let other = Double(second) else { return first.lowercased() == second.lowercased() }
    let difference = (one - other).magnitude
    return one == other || difference.isFinite && difference <= tolerance * max(one.magnitude, other.magnitude)
  }
}
