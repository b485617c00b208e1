/// Compares scale denominators as people give them.
enum SameScale {
  /// The largest relative difference: seven digits, as people copy scales from a web page.
  private static let tolerance = 1e-6

  /// Whether two scale denominators above 0 are the same but for their last digits.
  static func holds(_ one: Double, _ other: Double) -> Bool {
    (one - other).magnitude <= tolerance * max(one, other)
  }
}
