import SourceText

/// Measures of a comparison as people read them.
package enum Measure {
  /// Pixels or tiles.
  package static func pixels(_ value: Double) -> String {
    value.isFinite ? DecimalNumber.measured(value) : "countless"
  }

  /// A part of a whole: `0`, `4.7e-07`, `0.11 %`.
  package static func part(_ value: Double) -> String {
    let size = value.magnitude
    guard size < 1e-4 else { return "\(DecimalNumber.measured(size * 100)) %" }
    guard size > 0 else { return "0" }
    var exponent = 0
    var mantissa = size
    while mantissa < 1, exponent > -400 {
      mantissa *= 10
      exponent -= 1
    }
    let digits = (mantissa * 10).rounded() / 10
    return "\(DecimalNumber.shortest(digits))e\(exponent)"
  }
}
