/// Formats numbers for people on a page.
package enum NumberText {
  /// A number with a comma between groups of three digits: `1,234,567`.
  package static func grouped(_ number: Int) -> String { grouped(digits: String(number)) }

  /// A measured number: no decimals from 100 on, otherwise two or four.
  package static func grouped(measured value: Double) -> String { grouped(digits: DecimalNumber.measured(value)) }

  /// A map coordinate, with all its digits.
  package static func coordinate(_ value: Double) -> String { grouped(digits: DecimalNumber.shortest(value)) }

  /// Eight significant digits: `156,543.03`, `0.018661384`.
  package static func eightDigits(_ value: Double) -> String { digits(8, of: value) }

  /// Ten significant digits, which are a centimetre at the far side of the world.
  package static func tenDigits(_ value: Double) -> String { digits(10, of: value) }

  /// Four significant digits; from 1000 on, all digits before the point.
  package static func fourDigits(_ value: Double) -> String {
    value.magnitude >= 1000 ? grouped(measured: value) : digits(4, of: value)
  }

  private static func digits(_ count: Int, of value: Double) -> String {
    grouped(digits: DecimalNumber.shortest(value, significantDigits: count))
  }

  /// A count whose magnitude matters: `17.6 trillion`. Numbers below ten million are written in full.
  package static func words(_ number: Int) -> String {
    guard number >= 10_000_000 else { return grouped(number) }
    return scaled(Double(number), ["million", "billion", "trillion"], from: 1e6, separator: " ")
  }

  /// The shortest form, for charts: `17.6T`, `262k`, `12`.
  package static func short(_ number: Double) -> String {
    number < 999.5 ? DecimalNumber.measured(number) : scaled(number, ["k", "M", "G", "T"], from: 1e3, separator: "")
  }

  private static func scaled(_ number: Double, _ names: [String], from first: Double, separator: String) -> String {
    var value = number / first
    var name = names[0]
    // 999.5 would be rounded to 1000 of the smaller unit.
    for next in names.dropFirst() where value >= 999.5 {
      value /= 1000
      name = next
    }
    let text =
      value >= 99.95
      ? grouped(digits: DecimalNumber.shortest(value.rounded())) : DecimalNumber.shortest((value * 10).rounded() / 10)
    return text + separator + name
  }

  /// Groups the digits before the point of a number that is written: `1,234.5`. A number with an exponent is not grouped.
  package static func grouped(digits text: String) -> String {
    let digits = text.drop { $0 == "-" }.prefix(while: \.isNumber)
    guard digits.count > 3, !text.contains("e") else { return text }
    var result = text.first == "-" ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return result + text[digits.endIndex...]
  }

  /// A count and its noun in the singular or plural: `1 tile`, `2,000 tiles`.
  package static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) " + (number == 1 ? singular : plural ?? singular + "s")
  }
}
