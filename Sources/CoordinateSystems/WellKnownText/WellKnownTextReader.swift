/// Reads well-known text in one pass. The time is proportional to the length, and the stack to the depth, so limits on
/// both make it safe for any input.
struct WellKnownTextReader {
  /// The longest text, in bytes. The longest texts that PROJ writes for EPSG's systems have a few thousand bytes.
  static let lengthLimit = 65_536
  /// The deepest nesting. Texts of compound systems with transformations reach a depth of 9.
  static let depthLimit = 32

  private let bytes: [UInt8]
  private var offset = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Returns: `nil` if the text is not well-known text, or exceeds the limits.
  static func read(_ text: String) -> WellKnownText? {
    guard text.utf8.count <= lengthLimit else { return nil }
    var reader = WellKnownTextReader(Array(text.utf8))
    guard let node = reader.node(depth: 0) else { return nil }
    reader.skipSpace()
    return reader.current == nil ? node : nil
  }

  private mutating func node(depth: Int) -> WellKnownText? {
    skipSpace()
    let start = offset
    guard let keyword = word() else { return nil }
    return node(named: keyword, from: start, depth: depth)
  }

  /// Reads the part after a keyword: brackets, with values and nodes separated by commas.
  private mutating func node(named keyword: String, from start: Int, depth: Int) -> WellKnownText? {
    skipSpace()
    guard depth < Self.depthLimit, let open = current, Self.isOpening(open), keyword.utf8.allSatisfy(Self.isOfKeyword)
    else { return nil }
    offset += 1
    var values: [String] = []
    var children: [WellKnownText] = []
    while true {
      skipSpace()
      if current == UInt8(ascii: "\"") {
        guard let string = string() else { return nil }
        values.append(string)
      } else {
        // A word is a value or the keyword of a child; only the bracket after it decides.
        let start = offset
        guard let word = word() else { return nil }
        skipSpace()
        if let next = current, Self.isOpening(next) {
          guard let child = node(named: word, from: start, depth: depth + 1) else { return nil }
          children.append(child)
        } else {
          guard Self.isValue(word) else { return nil }
          values.append(word)
        }
      }
      skipSpace()
      guard let next = current else { return nil }
      offset += 1
      if Self.isClosing(next) {
        return WellKnownText(
          keyword: keyword.uppercased(), values: values, children: children, range: start..<offset)
      }
      guard next == UInt8(ascii: ",") else { return nil }
    }
  }

  /// Reads a quoted string, in which a quotation mark is written twice.
  private mutating func string() -> String? {
    offset += 1
    var result: [UInt8] = []
    while let byte = current {
      offset += 1
      if byte != UInt8(ascii: "\"") {
        result.append(byte)
      } else if current == UInt8(ascii: "\"") {
        result.append(byte)
        offset += 1
      } else {
        return String(decoding: result, as: UTF8.self)
      }
    }
    return nil
  }

  /// Reads a keyword, a number, a date or a bare word.
  private mutating func word() -> String? {
    let start = offset
    while let byte = current, Self.isOfWord(byte) { offset += 1 }
    return offset > start ? String(decoding: bytes[start..<offset], as: UTF8.self) : nil
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte <= 0x20 { offset += 1 }
  }

  /// Whether a word is a number, a word of an enumeration such as `east` or `ellipsoidal`, or a date such as
  /// `2013-01-01`.
  private static func isValue(_ word: String) -> Bool {
    guard let first = word.utf8.first else { return false }
    if isLetter(first) { return word.utf8.allSatisfy { isOfKeyword($0) || $0 == UInt8(ascii: "-") } }
    let year = word.utf8.prefix { isDigit($0) }.count
    return Double(word) != nil || year == 4 && word.utf8.dropFirst(4).first == UInt8(ascii: "-")
  }

  private static func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") }
  private static func isClosing(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isOfKeyword(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }

  /// Words include the signs and points of numbers and dates.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    isOfKeyword(byte) || "+-.:".utf8.contains(byte)
  }
}
