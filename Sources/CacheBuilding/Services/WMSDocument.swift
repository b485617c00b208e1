import SourceText

/// Reads the XML documents of a WMS.
///
/// Those of version 1.1.1 have a DOCTYPE that refers to a file on another server (OGC 01-068r3, annex A). The XML reader
/// refuses every DOCTYPE, because it can define entities that grow without limit, or read files. It is therefore replaced
/// by blanks, unless it defines entities.
enum WMSDocument {
  /// - Returns: `nil` if the bytes are not XML, or the DOCTYPE defines entities.
  static func read(_ bytes: [UInt8]) -> XMLDocument? {
    guard let plain = withoutDoctype(bytes), let text = try? SourceText(plain) else { return nil }
    return try? XMLReader.read(text)
  }

  private static func withoutDoctype(_ bytes: [UInt8]) -> [UInt8]? {
    // It is before the root element, so near the beginning.
    let head = bytes.prefix(8192)
    guard let start = head.firstRange(of: Array("<!DOCTYPE".utf8))?.lowerBound else { return bytes }
    var depth = 0
    for index in start..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ">"):
        depth -= 1
        guard depth == 0 else { continue }
        let end = index + 1
        guard bytes[start..<end].firstRange(of: Array("<!ENTITY".utf8)) == nil else { return nil }
        var plain = bytes
        for place in start..<end { plain[place] = UInt8(ascii: " ") }
        return plain
      default: break
      }
    }
    return nil
  }
}
