extension WellKnownText {
  /// How far numbers may be apart, as a part of the larger: PROJ writes fifteen digits, EPSG rounds false eastings to the
  /// millimetre, and the flattening of Clarke 1866 is cut in Esri's texts.
  static let numberTolerance = 1e-9

  /// The feet of surveys and of commerce differ by 2e-6, some of the old feet by 1e-9.
  static let unitTolerance = 1e-12

  /// Whether two values are the same number within a part of the larger, or the same word in any letter case.
  static func agree(_ first: String, _ second: String, within tolerance: Double) -> Bool {
    guard let one = Double(first), let other = Double(second) else { return first.lowercased() == second.lowercased() }
    let difference = (one - other).magnitude
    return one == other || difference.isFinite && difference <= tolerance * max(one.magnitude, other.magnitude)
  }
}
