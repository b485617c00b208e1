/// Why a text is not the value expected, in words that help.
enum NumberMessages {
  static func notANumber(_ text: String, for name: String) -> (message: String, help: String?) {
    let shown = excerpt(text)
    if text.isEmpty { return ("\(name) has no value", nil) }
    if text.contains(","), Double(text.replacingComma) != nil {
      return (
        "\(name) is “\(shown)”: a decimal comma", "write a decimal point; some readers would take the number as cut off"
      )
    }
    if let value = Double(text), !value.isFinite {
      return ("\(name) is “\(shown)”: not a finite number", "tiles cannot be laid out by it")
    }
    return ("\(name) is “\(shown)”: not a decimal number", nil)
  }

  static func excerpt(_ text: String) -> String {
    text.count > 40 ? text.prefix(40) + "…" : text
  }
}

/// A whole number, where a `Double` is one and holds it exactly.
func exactInteger(_ value: Double) -> Int? {
  value.magnitude <= 0x1p53 ? Int(exactly: value) : nil
}

extension String {
  fileprivate var replacingComma: String { String(map { $0 == "," ? "." : $0 }) }
}
