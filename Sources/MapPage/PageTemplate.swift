/// An HTML page with places for values, such as `{{title}}`.
struct PageTemplate {
  private let text: [UInt8]

  init(_ text: [UInt8]) { self.text = text }

  /// The page with its values, which are escaped for text and for attributes in double quotes. A place whose name is not
  /// in the values stays as it is. A value is never searched for places.
  func filled(_ values: KeyValuePairs<String, String>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 256)
    var index = 0
    while index < text.count {
      if let (value, end) = value(at: index, values) {
        result += Self.escaped(value)
        index = end
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// The value of the place that begins here, and where the text goes on.
  private func value(at index: Int, _ values: KeyValuePairs<String, String>) -> (String, Int)? {
    guard text[index...].starts(with: "{{".utf8) else { return nil }
    for (name, value) in values where text[(index + 2)...].starts(with: "\(name)}}".utf8) {
      return (value, index + 4 + name.utf8.count)
    }
    return nil
  }

  /// Control characters, which are not allowed in HTML, become U+FFFD.
  private static func escaped(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".utf8
      case "<": result += "&lt;".utf8
      case ">": result += "&gt;".utf8
      case "\"": result += "&quot;".utf8
      case "'": result += "&#39;".utf8
      case "\t", "\n", "\r": result += " ".utf8
      case _ where scalar.properties.generalCategory == .control: result += "\u{FFFD}".utf8
      default: result += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
    return result
  }
}
