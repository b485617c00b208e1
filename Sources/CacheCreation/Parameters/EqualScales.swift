/// Two scales that differ by rounding only. They would make two levels of the same tiles, and clients show one of them.
struct EqualScales {
  /// Relative. Scales with ten equal digits are the same number, written by two programs.
  private static let tolerance = 1e-9

  private let first: Double
  private let second: Double

  /// The first pair of equal scales; `nil` if there is none.
  ///
  /// - Parameter scales: scale denominators above 0, in any order.
  init?(among scales: [Double]) {
    let sorted = scales.sorted(by: >)
    let pair = zip(sorted, sorted.dropFirst()).first { larger, smaller in
      larger - smaller <= Self.tolerance * larger
    }
    guard let pair else { return nil }
    (first, second) = pair
  }

  /// For people: both scales, and that they are equal.
  var words: String {
    "\(OptionValue.shortest(first)) and \(OptionValue.shortest(second)) are equal within \(Self.tolerance)"
  }
}
