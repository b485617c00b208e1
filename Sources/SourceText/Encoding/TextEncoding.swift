/// The encoding of a file's characters.
public enum TextEncoding: Hashable, Sendable {
  /// One to four bytes per character (RFC 3629); the default if neither the bytes nor the document say otherwise.
  case utf8
  /// Two or four bytes per character, the low byte of each unit first (RFC 2781).
  case utf16LittleEndian
  /// Two or four bytes per character, the high byte of each unit first (RFC 2781).
  case utf16BigEndian
  /// Four bytes per character, the lowest byte first.
  case utf32LittleEndian
  /// Four bytes per character, the highest byte first.
  case utf32BigEndian
  /// An encoding that the system's `iconv` supports under this name; an ASCII character must take one byte.
  case named(String)

  /// The number of bytes of one ASCII character.
  package var asciiWidth: Int {
    switch self {
    case .utf8, .named: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32LittleEndian, .utf32BigEndian: 4
    }
  }

  /// The byte order mark of this encoding, which a file may begin with; empty for a named encoding.
  package var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
    case .named: []
    }
  }

  /// Detects the encoding from the first bytes: by a byte order mark, or by the zero bytes around an ASCII character.
  ///
  /// XML 1.0, appendix F, and RFC 4627, section 3, describe this method. The first character of an XML or JSON document
  /// is always ASCII, so the positions of the zero bytes are unambiguous.
  package static func detect(_ bytes: some Collection<UInt8>) -> TextEncoding {
    let head = Array(bytes.prefix(4))
    // UTF-32 is tested before UTF-16, because the mark FF FE 00 00 begins with UTF-16's FF FE.
    let marked: [TextEncoding] = [
      .utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian, .utf8,
    ]
    if let found = marked.first(where: { head.starts(with: $0.byteOrderMark) }) { return found }
    // The patterns of two bytes are documents of a single character, such as `1`. In those with two zeros in a row or
    // none, the second character is not ASCII.
    switch head.map({ $0 == 0 }) {
    case [false, true, true, true]: return .utf32LittleEndian
    case [true, true, true, false]: return .utf32BigEndian
    case [false, true, false, true], [false, true, false, false], [false, true]: return .utf16LittleEndian
    case [true, false, true, false], [true, false, false, false], [true, false]: return .utf16BigEndian
    default: return .utf8
    }
  }

  /// The encoding's name in messages, such as `UTF-16 (little-endian)`.
  public var displayName: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    case .utf32LittleEndian: "UTF-32 (little-endian)"
    case .utf32BigEndian: "UTF-32 (big-endian)"
    case .named(let name): name
    }
  }
}
