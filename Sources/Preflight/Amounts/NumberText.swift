import SourceText

/// Numbers as people read them on a page.
enum NumberText {
  /// With a comma after each three digits: `1,234,567`.
  static func grouped(_ number: Int) -> String { grouped(String(number)) }

  /// Whole from 100 on, else with the digits that count.
  static func grouped(measured value: Double) -> String { grouped(DecimalNumber.measured(value)) }

  /// A map coordinate, with all its digits.
  static func coordinate(_ value: Double) -> String { grouped(DecimalNumber.shortest(value)) }

  /// Eight digits that count: `156,543.03`, `0.018661384`.
  static func eightDigits(_ value: Double) -> String { digits(8, of: value) }

  /// Ten digits that count, a centimetre at the far side of the world.
  static func tenDigits(_ value: Double) -> String { digits(10, of: value) }

  /// Four digits that count, and all of a whole number.
  static func fourDigits(_ value: Double) -> String {
    value.magnitude >= 1000 ? grouped(measured: value) : digits(4, of: value)
  }

  private static func digits(_ count: Int, of value: Double) -> String {
    grouped(DecimalNumber.shortest(value, digits: count))
  }

  /// A count of which only the size matters: `17.6 trillion`. Below ten million every digit counts.
  static func words(_ number: Int) -> String {
    guard number >= 10_000_000 else { return grouped(number) }
    return scaled(Double(number), ["million", "billion", "trillion"], from: 1e6, separator: " ")
  }

  /// As short as it goes, for a picture: `17.6T`, `262k`, `12`.
  static func short(_ number: Double) -> String {
    number < 999.5 ? DecimalNumber.measured(number) : scaled(number, ["k", "M", "G", "T"], from: 1e3, separator: "")
  }

  private static func scaled(_ number: Double, _ names: [String], from first: Double, separator: String) -> String {
    var value = number / first
    var name = names[0]
    for next in names.dropFirst() where value >= 999.5 {
      value /= 1000
      name = next
    }
    let text =
      value >= 99.95
      ? grouped(DecimalNumber.shortest(value.rounded())) : DecimalNumber.shortest((value * 10).rounded() / 10)
    return text + separator + name
  }

  /// Groups the digits before the point.
  private static func grouped(_ text: String) -> String {
    let digits = text.drop { $0 == "-" }.prefix(while: \.isNumber)
    guard digits.count > 3, !text.contains("e") else { return text }
    var result = text.first == "-" ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return result + text[digits.endIndex...]
  }

  /// `1 tile`, `2 tiles`.
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) " + (number == 1 ? singular : plural ?? singular + "s")
  }

  /// `2.3 GB`, and where it is not known exactly its range: `473 MB to 9.4 GB`.
  static func range(_ estimate: Estimate, _ text: (Double) -> String) -> String? {
    let low = text(estimate.low)
    let high = text(estimate.high)
    return low == high ? nil : "\(low) to \(high)"
  }
}
