/// Reads JSON (RFC 8259) and keeps the position of every value and the text of every number.
///
/// The grammar is applied strictly: no comments, no trailing commas, no lone surrogates. Duplicate names are kept,
/// because the format decides what they mean. Nesting is limited to `maximumDepth`.
public struct JSONReader {
  /// The deepest nesting that is read. The parser is recursive: without a limit a hostile file could exhaust the stack.
  public static let maximumDepth = 512

  /// - Throws: `SyntaxProblem` at the first byte that does not conform to the grammar.
  public static func read(_ text: SourceText) throws(SyntaxProblem) -> JSONDocument {
    try read(text, in: 0..<text.utf8.count)
  }

  /// Reads JSON that is only a part of a text, such as an object within a script.
  package static func read(_ text: SourceText, in part: Range<Int>) throws(SyntaxProblem) -> JSONDocument {
    let root = try text.utf8.withUnsafeBufferPointer { bytes throws(SyntaxProblem) in
      var reader = JSONReader(text: text, bytes: bytes, offset: part.lowerBound, end: part.upperBound)
      return try reader.document()
    }
    return JSONDocument(text: text, root: root)
  }

  // A pointer and not an array, because every byte is visited and an array would check its bounds each time.
  private let text: SourceText
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset: Int
  private let end: Int

  private mutating func document() throws(SyntaxProblem) -> JSONValue {
    skipSpace()
    guard offset < end else { throw problem("the file is empty") }

    let root = try value(depth: 0)
    skipSpace()
    guard offset == end else { throw problem("the document must end after its first value") }
    return root
  }

  /// Reads one value, whose first byte decides its type.
  private mutating func value(depth: Int) throws(SyntaxProblem) -> JSONValue {
    guard depth <= Self.maximumDepth else { throw problem("values nest deeper than \(Self.maximumDepth)") }
    let start = offset
    guard offset < end else { throw problem("the file ends where a value is expected") }
    let kind: JSONValue.Kind
    switch bytes[offset] {
    case UInt8(ascii: "{"): kind = .object(try object(depth: depth))
    case UInt8(ascii: "["): kind = .array(try array(depth: depth))
    case UInt8(ascii: "\""): kind = .string(try string())
    case UInt8(ascii: "t"): kind = try literal("true", .bool(true))
    case UInt8(ascii: "f"): kind = try literal("false", .bool(false))
    case UInt8(ascii: "n"): kind = try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): kind = try number()
    default: throw problem("a value is expected here")
    }
    return JSONValue(kind: kind, utf8Range: start..<offset)
  }

  private mutating func object(depth: Int) throws(SyntaxProblem) -> [JSONMember] {
    var members: [JSONMember] = []
    offset += 1
    skipSpace()
    if take("}") { return members }
    while true {
      let keyStart = offset
      guard offset < end, bytes[offset] == UInt8(ascii: "\"") else {
        // A trailing comma is a frequent mistake in JSON that was edited by hand, so it has its own message.
        throw problem(
          offset < end && bytes[offset] == UInt8(ascii: "}")
            ? "a comma before “}” is not allowed" : "a name in double quotes is expected here")
      }
      let key = try string()
      let keyRange = keyStart..<offset
      skipSpace()
      guard take(":") else { throw problem("a colon is expected after the name “\(key)”") }
      skipSpace()
      members.append(JSONMember(key: key, value: try value(depth: depth + 1), keyUTF8Range: keyRange))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw problem("“,” or “}” is expected here") }
      skipSpace()
    }
  }

  private mutating func array(depth: Int) throws(SyntaxProblem) -> [JSONValue] {
    var values: [JSONValue] = []
    offset += 1
    skipSpace()
    if take("]") { return values }
    while true {
      if offset < end, bytes[offset] == UInt8(ascii: "]") { throw problem("a comma before “]” is not allowed") }
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return values }
      guard take(",") else { throw problem("“,” or “]” is expected here") }
      skipSpace()
    }
  }

  private mutating func literal(_ word: StaticString, _ kind: JSONValue.Kind) throws(SyntaxProblem) -> JSONValue.Kind {
    let matches = word.withUTF8Buffer { expected in
      offset + expected.count <= end && bytes[offset..<offset + expected.count].elementsEqual(expected)
    }
    guard matches else { throw problem("a value is expected here: true, false or null, in lower case") }
    offset += word.utf8CodeUnitCount
    return kind
  }

  /// Checks the grammar only. The value is computed from the text when it is needed, because many numbers never are.
  private mutating func number() throws(SyntaxProblem) -> JSONValue.Kind {
    func digit() -> Bool { offset < end && bytes[offset] >= 0x30 && bytes[offset] <= 0x39 }
    _ = take("-")
    if take("0") {
      if digit() { throw problem("a number must not have a leading zero") }
    } else {
      guard digit() else { throw problem("a digit is expected here") }
      while digit() { offset += 1 }
    }
    if take(".") {
      guard digit() else { throw problem("a digit is expected after the point") }
      while digit() { offset += 1 }
    }
    if take("e") || take("E") {
      if !take("-") { _ = take("+") }
      guard digit() else { throw problem("a digit is expected in the exponent") }
      while digit() { offset += 1 }
    }
    return .number
  }

  /// Reads a string; one without escapes, as nearly all are, is converted in one piece.
  private mutating func string() throws(SyntaxProblem) -> String {
    offset += 1
    let start = offset
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        defer { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      guard byte >= 0x20 else { throw problem("a control character must be written as an escape") }
      offset += 1
    }
    throw problem("the string is not closed")
  }

  /// Continues a string at its first escape; `start` is the offset of its first character.
  private mutating func escapedString(from start: Int) throws(SyntaxProblem) -> String {
    var result = Array(bytes[start..<offset])
    while offset < end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"):
        result += Array(String(try escape()).utf8)
      case 0..<0x20:
        throw problem("a control character must be written as an escape")
      default:
        result.append(byte)
        offset += 1
      }
    }
    throw problem("the string is not closed")
  }

  /// Reads one escape; characters above U+FFFF are written as two `\u` escapes, a surrogate pair (RFC 8259 §7).
  private mutating func escape() throws(SyntaxProblem) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard offset < end else { throw problem("the string is not closed") }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try fourHexadecimalDigits()
      if let scalar = Unicode.Scalar(first) { return scalar }
      if UTF16.isLeadSurrogate(first), take("\\"), take("u") {
        let second = try fourHexadecimalDigits()
        if UTF16.isTrailSurrogate(second) {
          let value = 0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(second & 0x3FF)
          if let scalar = Unicode.Scalar(value) { return scalar }
        }
      }
      throw problem("half of a surrogate pair is not a character", in: start..<offset)
    default:
      throw problem("this escape does not exist in JSON", in: start..<offset)
    }
  }

  private mutating func fourHexadecimalDigits() throws(SyntaxProblem) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      // `hexDigitValue` also accepts full-width digits, hence the test for ASCII.
      guard offset < end, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue, bytes[offset] < 0x80
      else { throw problem("four hexadecimal digits are expected after \\u") }
      value = value << 4 | UInt16(digit)
      offset += 1
    }
    return value
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard offset < end, bytes[offset] == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  /// JSON and XML have the same four white-space characters.
  private mutating func skipSpace() {
    while offset < end, isXMLSpace(bytes[offset]) { offset += 1 }
  }

  /// A problem at the current byte, or at a range; at the end of the text the range is empty.
  private func problem(_ message: String, in range: Range<Int>? = nil) -> SyntaxProblem {
    SyntaxProblem(message, at: text.range(utf8: range ?? offset..<min(offset + 1, max(end, offset))))
  }
}
