import SourceText

/// Formats the measures of a comparison for people.
package enum Measure {
  /// A number of pixels or tiles, rounded for people.
  ///
  /// A tiny offset is not printed as 0, because 0 means that the grids are equal to the last digit. An infinite offset
  /// comes from numbers that are too large to compute with.
  package static func pixels(_ value: Double) -> String {
    guard value.isFinite else { return "countless" }
    let text = DecimalNumber.measured(value)
    return text == "0" && value > 0 ? "<0.0001" : text
  }

  /// A fraction of a whole: `0`, `4.7e-7`, `0.11 %`.
  package static func part(_ value: Double) -> String {
    value.magnitude < 1e-4 ? short(value.magnitude) : "\(DecimalNumber.measured(value.magnitude * 100)) %"
  }

  /// A length in map units, to a ten-thousandth; tiny lengths in two digits.
  package static func length(_ value: Double) -> String {
    let length = value.magnitude
    if length < 1e-4 { return short(length) }
    // A double beyond 1e11 has hardly more than four decimals, so rounding would only add noise.
    return length < 1e11 ? DecimalNumber.shortest((length * 1e4).rounded() / 1e4) : DecimalNumber.shortest(length)
  }

  /// A small number in two significant digits: `4.7e-7`.
  private static func short(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    var exponent = 0
    var digits = value
    while digits < 1 {
      digits *= 10
      exponent -= 1
    }
    return "\(DecimalNumber.shortest((digits * 10).rounded() / 10))e\(exponent)"
  }
}
