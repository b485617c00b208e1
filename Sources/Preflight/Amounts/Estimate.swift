/// A number that is not known yet: between `low` and `high`, and `expected` to be about so.
public struct Estimate: Hashable, Sendable {
  /// It is hardly less.
  public let low: Double
  /// The best guess.
  public let expected: Double
  /// It is hardly more.
  public let high: Double

  /// - Precondition: `low` is at most `expected`, and `expected` at most `high`.
  public init(low: Double, expected: Double, high: Double) {
    self.low = low
    self.expected = expected
    self.high = high
  }

  /// A number that is known.
  public init(_ value: Double) { self.init(low: value, expected: value, high: value) }

  /// Nothing, which is known.
  public static let zero = Estimate(0)

  static func + (first: Estimate, second: Estimate) -> Estimate {
    Estimate(
      low: first.low + second.low, expected: first.expected + second.expected, high: first.high + second.high)
  }

  static func * (estimate: Estimate, factor: Double) -> Estimate {
    Estimate(low: estimate.low * factor, expected: estimate.expected * factor, high: estimate.high * factor)
  }

  /// What a known amount takes at an estimated rate.
  static func / (amount: Double, rate: Estimate) -> Estimate {
    Estimate(low: amount / rate.high, expected: amount / rate.expected, high: amount / rate.low)
  }
}
