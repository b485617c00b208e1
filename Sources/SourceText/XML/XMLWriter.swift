/// Writes XML as ArcGIS does: on one line, attributes in single quotes.
public struct XMLWriter {
  // Bytes and not a String: appending is nearly all the work, and it is faster for bytes.
  private var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\" ?>".utf8)

  /// Starts with the XML declaration of UTF-8, as ArcGIS writes it.
  public init() { bytes.reserveCapacity(8192) }

  /// The text written so far.
  public var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an element that contains text.
  public mutating func element(_ name: String, text: String) {
    open(name)
    XMLCharacters.append(text, to: &bytes)
    close(name)
  }

  /// Writes an element that contains a number, in 17 digits as ArcGIS does.
  public mutating func element(_ name: String, number: Double) {
    open(name)
    DecimalNumber.appendSeventeenDigits(of: number, to: &bytes)
    close(name)
  }

  /// Writes an element that contains text, for names that are literals, which need no copy.
  package mutating func element(_ name: StaticString, text: String) {
    append("<", name)
    XMLCharacters.append(text, to: &bytes)
    append("</", name)
  }

  /// Writes an element that contains a number, for names that are literals, which need no copy.
  package mutating func element(_ name: StaticString, number: Double) {
    append("<", name)
    DecimalNumber.appendSeventeenDigits(of: number, to: &bytes)
    append("</", name)
  }

  private mutating func append(_ bracket: StaticString, _ name: StaticString) {
    bracket.withUTF8Buffer { bytes.append(contentsOf: $0) }
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes the start tag of an element without attributes.
  private mutating func open(_ name: String) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes the start tag of an element with one attribute; `close` writes its end tag.
  public mutating func open(_ name: String, attribute: String, _ value: String) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    append(attribute, value)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes the start tag of an element; `close` writes its end tag.
  public mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    for (key, value) in attributes { append(key, value) }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func append(_ attribute: String, _ value: String) {
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: attribute.utf8)
    bytes.append(contentsOf: "='".utf8)
    XMLCharacters.append(value, to: &bytes)
    bytes.append(UInt8(ascii: "'"))
  }

  /// Writes the end tag of an element. The caller must close elements in the right order; nesting is not checked.
  public mutating func close(_ name: String) {
    bytes.append(contentsOf: "</".utf8)
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }
}
