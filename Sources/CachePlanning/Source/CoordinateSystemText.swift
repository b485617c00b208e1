import CoordinateSystems

/// Well-known text of either version, as far as it says which system it is.
///
/// `WellKnownText` reads version 1; version 2 has bare words (`AXIS["easting",east]`), which this passes over.
struct CoordinateSystemText {
  /// Whether it is a horizontal and a vertical system together.
  let isCompound: Bool
  /// The horizontal system's EPSG code.
  let epsgCode: Int?
  /// The horizontal system where it is written in version 1, which ArcGIS reads; `nil` for version 2.
  let legacyText: String?

  /// - Returns: `nil` where the brackets or the quotes do not match.
  init?(_ text: String) {
    guard var node = Node(Array(text.utf8)[...]) else { return nil }
    isCompound = ["COMPOUNDCRS", "COMPD_CS"].contains(node.keyword)
    if isCompound {
      guard let horizontal = node.children.first else { return nil }
      node = horizontal
    }
    epsgCode = node.children.last { ["ID", "AUTHORITY"].contains($0.keyword) }.flatMap(Self.code)
    let isLegacy = ["PROJCS", "GEOGCS"].contains(node.keyword)
    let horizontalText = String(decoding: node.text, as: UTF8.self)
    legacyText = isLegacy && CoordinateSystem(wellKnownText: horizontalText) != nil ? horizontalText : nil
  }

  /// `ID["EPSG",32633]`, or `AUTHORITY["EPSG","32633"]` in version 1.
  private static func code(_ identifier: Node) -> Int? {
    let parts = identifier.values.map { String($0.filter { $0 != "\"" && $0 != " " }) }
    guard parts.count >= 2, parts[0].uppercased() == "EPSG" else { return nil }
    return Int(parts[1]).flatMap { $0 > 0 ? $0 : nil }
  }

  /// `KEYWORD[…]`; what lies within its children is looked at only when asked for.
  private struct Node {
    let keyword: String
    let text: ArraySlice<UInt8>
    /// What stands between the commas, at this depth.
    private let parts: [ArraySlice<UInt8>]

    var children: [Node] { parts.compactMap(Node.init) }
    var values: [String] { parts.map { String(decoding: $0, as: UTF8.self) } }

    init?(_ text: ArraySlice<UInt8>) {
      let text = Self.trimmed(text)
      guard let open = text.firstIndex(where: Self.isOpening), let last = text.last, Self.isClosing(last) else {
        return nil
      }
      let word = Self.trimmed(text[..<open])
      guard !word.isEmpty, !word.contains(UInt8(ascii: "\"")) else { return nil }
      var parts: [ArraySlice<UInt8>] = []
      var depth = 0
      var isQuoted = false
      var start = open + 1
      for offset in open..<text.endIndex {
        let byte = text[offset]
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if isQuoted { continue }
        if Self.isOpening(byte) { depth += 1 }
        if Self.isClosing(byte) { depth -= 1 }
        if (byte == UInt8(ascii: ",") && depth == 1) || depth == 0 {
          parts.append(Self.trimmed(text[start..<offset]))
          start = offset + 1
        }
        // The node ends before the text does.
        if depth == 0, offset != text.endIndex - 1 { return nil }
      }
      guard depth == 0, !isQuoted else { return nil }
      keyword = String(decoding: word, as: UTF8.self).uppercased()
      self.text = text
      self.parts = parts
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      guard let last = text.lastIndex(where: { $0 > 0x20 }) else { return text.prefix(0) }
      return text[...last].drop { $0 <= 0x20 }
    }

    private static func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") }
    private static func isClosing(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") }
  }
}
