import TilingSchemes

/// A length that is a whole number of tiles at every level, so that one extent is exact for all of them.
///
/// GeoPackage requires one extent for all levels (Requirement 45), but the tiles of irregular scales end at different
/// places.
struct CommonSpan: Hashable, Sendable {
  /// In map units.
  let length: Double
  /// The number of tiles of each level in the length, by the number of the level; `nil` if no length is exact for all
  /// levels.
  let counts: [Int: Int]?

  /// The largest number of rows or columns of a level: numbers of tiles are 32-bit integers in most programs.
  private static let countLimit = 1 << 31 - 1
  /// The largest exact length, in map units. A longer one would be beyond every map.
  private static let lengthLimit = 1e9

  /// - Parameter spans: the width or the height of a tile of each level, in map units, by the number of the level.
  init(_ spans: [Int: Double]) {
    let finest = spans.values.min() ?? 1
    let coarsest = spans.values.max() ?? 1
    guard let counts = Self.counts(spans, finest: finest) else {
      // So long that the rows and columns beyond it do not matter.
      length = coarsest * 1000
      self.counts = nil
      return
    }
    self.counts = counts
    // From the coarsest level, so that its digits are those of the source.
    let first = spans.max { ($0.value, $1.key) < ($1.value, $0.key) }
    length = first.map { $0.value * Double(counts[$0.key] ?? 1) } ?? 1
  }

  /// The number of rows or columns of a level within a number of lengths.
  func count(_ number: Int, span: Double, lengths: Int) -> Int {
    counts.map { ($0[number] ?? 1) * lengths } ?? Int((length * Double(lengths) / span).rounded(.up))
  }

  private static func counts(_ spans: [Int: Double], finest: Double) -> [Int: Int]? {
    var ratios: [Int: Fraction] = [:]
    // The least common multiple of fractions: that of the numerators, over the greatest common divisor of the
    // denominators.
    var (multiple, divisor) = (1, 0)
    for (number, span) in spans {
      guard let ratio = Fraction(span / finest) else { return nil }
      ratios[number] = ratio
      let step = ratio.numerator / greatestDivisor(multiple, ratio.numerator)
      let (product, overflow) = multiple.multipliedReportingOverflow(by: step)
      guard !overflow, product <= countLimit else { return nil }
      multiple = product
      divisor = greatestDivisor(divisor, ratio.denominator)
    }
    let length = Double(multiple) / Double(max(divisor, 1)) * finest
    guard length <= lengthLimit else { return nil }
    return ratios.mapValues { multiple / $0.numerator * ($0.denominator / max(divisor, 1)) }
  }

  private static func greatestDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : greatestDivisor(second, first % second)
  }
}

/// A ratio of two whole numbers.
private struct Fraction {
  let numerator: Int
  let denominator: Int

  /// The ratio of small numbers that is nearest to a value of at least 1, by its continued fraction.
  ///
  /// - Returns: `nil` if no ratio with a denominator up to 100,000 is within 1e-9.
  init?(_ value: Double) {
    guard value.isFinite, value >= 0.5, value < 1e9 else { return nil }
    var (before, last) = ((0, 1), (1, 0))
    var rest = value
    for _ in 0..<40 {
      let whole = Int(rest.rounded(.down))
      let next = (whole * last.0 + before.0, whole * last.1 + before.1)
      guard next.1 <= 100_000 else { return nil }
      (before, last) = (last, next)
      if abs(Double(next.0) / Double(next.1) / value - 1) < 1e-9 {
        (numerator, denominator) = next
        return
      }
      rest = 1 / (rest - Double(whole))
      guard rest.isFinite, rest < 1e9 else { return nil }
    }
    return nil
  }
}
