/// Character data of XML: resolving and writing its references.
public enum XMLCharacters {
  /// Resolves the references in well-formed character data, adds the content of CDATA sections, and leaves out comments
  /// and processing instructions (XML 1.0, §2.4, §2.7, §4.6).
  static func decode(_ data: ArraySlice<UInt8>) -> String {
    // Most values are plain numbers or words: without “&”, “<” or CR there is nothing to resolve.
    guard data.contains(where: isSpecial) else {
      return String(decoding: data, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(data.count)
    var offset = data.startIndex
    while true {
      // Runs of plain bytes are appended in one piece.
      let special = data[offset...].firstIndex(where: isSpecial) ?? data.endIndex
      result.append(contentsOf: data[offset..<special])
      offset = special
      guard offset < data.endIndex else { break }
      switch data[offset] {
      case UInt8(ascii: "&"):
        let end = data[offset...].firstIndex(of: UInt8(ascii: ";")) ?? data.endIndex - 1
        resolve(data[offset + 1..<max(offset + 1, end)], into: &result)
        offset = end + 1
      case UInt8(ascii: "<"):
        offset = skipMarkup(data, from: offset, into: &result)
      default:
        // A line end is normalised to LF (XML 1.0, §2.11).
        result.append(0x0A)
        offset += offset + 1 < data.endIndex && data[offset + 1] == 0x0A ? 2 : 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a byte is “&”, “<” or CR.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool { byte == 0x26 || byte == 0x3C || byte == 0x0D }

  /// The offset after a CDATA section, a comment or a processing instruction; a section's content is appended.
  private static func skipMarkup(_ data: ArraySlice<UInt8>, from start: Int, into result: inout [UInt8]) -> Int {
    let rest = data[start...]
    if rest.starts(with: "<![CDATA[".utf8) {
      let end = data.firstOffset(of: "]]>", from: start + 9) ?? data.endIndex
      result += data[min(start + 9, end)..<end]
      return min(end + 3, data.endIndex)
    }
    let end =
      rest.starts(with: "<!--".utf8)
      ? data.firstOffset(of: "-->", from: start + 4).map { $0 + 3 }
      : data.firstOffset(of: "?>", from: start).map { $0 + 2 }
    return end ?? data.endIndex
  }

  /// Appends the character of a reference, given without “&” and “;”. No others can occur: a DOCTYPE, which could declare
  /// more entities, is refused.
  private static func resolve(_ name: ArraySlice<UInt8>, into result: inout [UInt8]) {
    // Nearly every reference is a quotation mark within a WKT.
    if name.elementsEqual("quot".utf8) { return result.append(UInt8(ascii: "\"")) }
    switch String(decoding: name, as: UTF8.self) {
    case "apos": result.append(UInt8(ascii: "'"))
    case "amp": result.append(UInt8(ascii: "&"))
    case "lt": result.append(UInt8(ascii: "<"))
    case "gt": result.append(UInt8(ascii: ">"))
    case let reference:
      let number =
        reference.hasPrefix("#x") ? UInt32(reference.dropFirst(2), radix: 16) : UInt32(reference.dropFirst(), radix: 10)
      if let scalar = number.flatMap(Unicode.Scalar.init) { result.append(contentsOf: String(scalar).utf8) }
    }
  }

  /// Text as character data or a quoted value: `&`, `<`, `>` and both quotation marks become references, as ArcGIS
  /// writes `"`. Characters that XML 1.0 (§2.2) cannot contain become U+FFFD.
  public static func escape(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { source in
      // Runs of plain bytes are appended in one piece.
      var plain = 0
      for (index, byte) in source.enumerated() {
        guard let reference = reference(for: byte) else { continue }
        bytes.append(contentsOf: source[plain..<index])
        bytes.append(contentsOf: reference.utf8)
        plain = index + 1
      }
      bytes.append(contentsOf: source[plain...])
    }
  }

  @inline(__always)
  private static func reference(for byte: UInt8) -> String? {
    // Two comparisons exclude nearly every character: letters, digits and the signs of numbers.
    if byte > 0x3E || (byte > 0x27 && byte < 0x3C) { return nil }
    switch byte {
    case UInt8(ascii: "&"): return "&amp;"
    case UInt8(ascii: "<"): return "&lt;"
    case UInt8(ascii: ">"): return "&gt;"
    case UInt8(ascii: "\""): return "&quot;"
    case UInt8(ascii: "'"): return "&apos;"
    // A carriage return that is written as such would be read as a line feed (XML 1.0, §2.11).
    case 0x0D: return "&#13;"
    case 0x09, 0x0A: return nil
    case 0..<0x20: return "\u{FFFD}"
    default: return nil
    }
  }
}
