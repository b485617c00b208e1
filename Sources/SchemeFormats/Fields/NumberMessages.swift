/// Explains why a text is not the expected number, with help for frequent mistakes.
enum NumberMessages {
  /// A message and, for frequent mistakes, help: a German or French locale writes a comma, XML Schema allows NaN and
  /// INF.
  static func notANumber(_ text: String, for name: String) -> (message: String, help: String?) {
    let shown = excerpt(text)
    if text.isEmpty { return ("\(name) has no value", nil) }
    if text.contains(","), Double(text.replacingComma) != nil {
      return (
        "\(name) is “\(shown)”: a decimal comma",
        "write a decimal point; some programs would read only the digits before the comma"
      )
    }
    if let value = Double(text), !value.isFinite {
      return ("\(name) is “\(shown)”: not a finite number", "tiles cannot be placed with this value")
    }
    return ("\(name) is “\(shown)”: not a decimal number", nil)
  }

  /// A text of at most 40 characters for a message, which would be unreadable with a whole WKT in it.
  static func excerpt(_ text: String) -> String {
    text.count > 40 ? text.prefix(40) + "…" : text
  }
}

/// The whole number that a `Double` holds exactly, or `nil`. Above 2^53 neighbouring whole numbers are not distinct.
func exactInteger(_ value: Double) -> Int? {
  value.magnitude <= 0x1p53 ? Int(exactly: value) : nil
}

extension String {
  fileprivate var replacingComma: String { String(map { $0 == "," ? "." : $0 }) }
}
