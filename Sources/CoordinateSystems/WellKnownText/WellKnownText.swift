/// A node of well-known text: `KEYWORD["name",1.0,CHILD[…]]`.
///
/// Reads WKT 1 as Esri and others write it (OGC 01-009, §7.2), with square brackets or parentheses, and the keywords
/// of WKT 2 without knowing what they mean.
public struct WellKnownText: Hashable, Sendable {
  public let keyword: String
  /// Quoted strings and numbers, in order; a number is its text.
  public let values: [String]
  public let children: [WellKnownText]

  /// - Returns: `nil` where the text is no WKT, or nests deeper than 32.
  public init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let node = reader.node(depth: 0), reader.isAtEnd else { return nil }
    self = node
  }

  fileprivate init(keyword: String, values: [String], children: [WellKnownText]) {
    self.keyword = keyword
    self.values = values
    self.children = children
  }

  /// The first child of this keyword.
  public func child(_ keyword: String) -> WellKnownText? { children.first { $0.keyword == keyword } }

  private struct Reader {
    let bytes: [UInt8]
    var offset = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { bytes[offset...].allSatisfy { $0 <= 0x20 } }

    mutating func node(depth: Int) -> WellKnownText? {
      guard depth < 32 else { return nil }
      skipSpace()
      let start = offset
      while let byte = current, isWord(byte) { offset += 1 }
      let keyword = String(decoding: bytes[start..<offset], as: UTF8.self).uppercased()
      skipSpace()
      guard !keyword.isEmpty, let open = current, open == 0x5B || open == 0x28 else { return nil }
      offset += 1
      var values: [String] = []
      var children: [WellKnownText] = []
      while true {
        skipSpace()
        guard let byte = current else { return nil }
        if byte == 0x22 {
          guard let string = string() else { return nil }
          values.append(string)
        } else if let number = number() {
          values.append(number)
        } else if let child = node(depth: depth + 1) {
          children.append(child)
        } else {
          return nil
        }
        skipSpace()
        guard let next = current else { return nil }
        offset += 1
        if next == 0x5D || next == 0x29 { return WellKnownText(keyword: keyword, values: values, children: children) }
        guard next == 0x2C else { return nil }
      }
    }

    private mutating func string() -> String? {
      offset += 1
      var result: [UInt8] = []
      while let byte = current {
        offset += 1
        if byte != 0x22 {
          result.append(byte)
        } else if current == 0x22 {
          result.append(0x22)
          offset += 1
        } else {
          return String(decoding: result, as: UTF8.self)
        }
      }
      return nil
    }

    private mutating func number() -> String? {
      let start = offset
      while let byte = current, (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) {
        offset += 1
      }
      let text = String(decoding: bytes[start..<offset], as: UTF8.self)
      guard Double(text) != nil else {
        offset = start
        return nil
      }
      return text
    }

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
      while let byte = current, byte <= 0x20 { offset += 1 }
    }

    private func isWord(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
    }
  }
}
