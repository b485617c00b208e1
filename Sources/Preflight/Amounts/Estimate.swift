/// An estimated number: a range, and the value within it that is expected.
public struct Estimate: Hashable, Sendable {
  /// The lowest value that is likely.
  public let low: Double
  /// The value that is expected.
  public let expected: Double
  /// The highest value that is likely.
  public let high: Double

  /// - Precondition: `low` is at most `expected`, and `expected` at most `high`.
  public init(low: Double, expected: Double, high: Double) {
    self.low = low
    self.expected = expected
    self.high = high
  }

  /// An exact number.
  public init(_ value: Double) { self.init(low: value, expected: value, high: value) }

  /// Exactly zero.
  public static let zero = Estimate(0)

  /// The bounds are added as if all errors went in the same direction. Usually they do: if the tiles of one level are
  /// larger than expected, those of the next level are larger too.
  static func + (first: Estimate, second: Estimate) -> Estimate {
    Estimate(
      low: first.low + second.low, expected: first.expected + second.expected, high: first.high + second.high)
  }

  static func * (estimate: Estimate, factor: Double) -> Estimate {
    Estimate(low: estimate.low * factor, expected: estimate.expected * factor, high: estimate.high * factor)
  }

  /// The quotient of an exact amount and an estimated rate; the highest rate gives the lowest quotient.
  static func / (amount: Double, rate: Estimate) -> Estimate {
    Estimate(low: amount / rate.high, expected: amount / rate.expected, high: amount / rate.low)
  }
}
