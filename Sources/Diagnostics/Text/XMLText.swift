/// Escapes text for XML. Source: XML 1.0, §2.2 (characters) and §2.4 (markup).
package enum XMLText {
  /// Text for the content of an element.
  package static func content(_ text: String) -> String {
    characters(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// Text for an attribute in double quotation marks. Line feeds and tabs are escaped, because XML readers turn them
  /// into spaces (§3.3.3).
  static func attribute(_ text: String) -> String {
    content(text).replacing("\"", with: "&quot;").replacing("\n", with: "&#10;").replacing("\t", with: "&#9;")
  }

  /// The text with a replacement character for each character that XML does not allow, even escaped.
  private static func characters(_ text: String) -> String {
    func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
      default: false
      }
    }
    guard !text.unicodeScalars.allSatisfy(isAllowed) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isAllowed($0) ? $0 : "\u{FFFD}" }))
  }
}
