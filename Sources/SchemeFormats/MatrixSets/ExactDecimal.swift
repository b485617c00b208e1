import SourceText

/// A decimal number above 0 with up to 38 digits, for divisions that must not lose the last bit of a resolution.
///
/// A resolution that is written as a scale denominator and read back goes through a multiplication and a division. In
/// `Double`, one resolution in six comes back with another last bit.
struct ExactDecimal: Sendable {
  private let digits: UInt128
  private let exponent: Int

  private init(_ digits: UInt128, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// The shortest decimal text of a number; `nil` if the number is not above 0 or not finite.
  init?(_ value: Double) {
    guard value > 0, value.isFinite else { return nil }
    self.init(DecimalNumber.shortest(value))
  }

  /// Digits with an optional point and exponent, as in XML and JSON; `nil` if the value is not above 0. Digits after the
  /// twenty-second are dropped: no `Double` needs more than seventeen.
  init?(_ text: String) {
    var digits: UInt128 = 0
    var exponent = 0
    var count = 0
    var hasPoint = false
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
      rest = rest.dropFirst()
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits > 0 || byte != UInt8(ascii: "0") { count += 1 }
        if count <= 22 {
          digits = digits * 10 + UInt128(byte - UInt8(ascii: "0"))
          if hasPoint { exponent -= 1 }
        } else if !hasPoint {
          exponent += 1
        }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: return nil
      }
    }
    if !rest.isEmpty {
      guard let power = Int(Substring(rest.dropFirst())), power.magnitude < 1000 else { return nil }
      exponent += power
    }
    guard digits > 0 else { return nil }
    self.init(digits, exponent: exponent)
  }

  /// The product; digits that do not fit are rounded away, which needs factors of more than 38 digits together.
  static func * (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
    var (a, b) = (a, b)
    while true {
      let (product, isTooLarge) = a.digits.multipliedReportingOverflow(by: b.digits)
      if !isTooLarge { return ExactDecimal(product, exponent: a.exponent + b.exponent) }
      if a.digits > b.digits { a = a.shortened } else { b = b.shortened }
    }
  }

  /// The quotient with at least twenty digits, if the divisor has at most eighteen.
  static func / (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
    var dividend = a.digits
    var exponent = a.exponent
    while dividend <= UInt128.max / 10 {
      dividend *= 10
      exponent -= 1
    }
    return ExactDecimal(dividend / b.digits, exponent: exponent - b.exponent)
  }

  private var shortened: ExactDecimal { ExactDecimal((digits + 5) / 10, exponent: exponent + 1) }

  /// The digits rounded to a count, without zeros at their end.
  func rounded(to count: Int) -> ExactDecimal {
    var limit: UInt128 = 1
    for _ in 0..<count { limit *= 10 }
    var (digits, exponent, rest): (UInt128, Int, UInt128) = (self.digits, self.exponent, 0)
    while digits >= limit {
      rest = digits % 10
      digits /= 10
      exponent += 1
    }
    if rest >= 5 { digits += 1 }
    while digits > 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    return ExactDecimal(digits, exponent: exponent)
  }

  /// The number in digits with a point and without an exponent.
  var text: String {
    let digits = String(self.digits)
    if exponent >= 0 { return digits + String(repeating: "0", count: exponent) }
    if digits.count > -exponent { return digits.dropLast(-exponent) + "." + digits.suffix(-exponent) }
    return "0." + String(repeating: "0", count: -exponent - digits.count) + digits
  }

  /// The nearest `Double`; `nil` if the number is too large.
  var value: Double? { DecimalNumber.value(of: "\(digits)e\(exponent)") }
}
