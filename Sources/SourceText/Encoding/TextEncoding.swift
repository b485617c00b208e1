/// How the bytes of a file spell characters.
public enum TextEncoding: Hashable, Sendable {
  /// One to four bytes a character (RFC 3629); taken where nothing says otherwise.
  case utf8
  /// Two or four bytes a character, the low byte of each unit first (RFC 2781).
  case utf16LittleEndian
  /// Two or four bytes a character, the high byte of each unit first (RFC 2781).
  case utf16BigEndian
  /// Four bytes a character, the lowest first.
  case utf32LittleEndian
  /// Four bytes a character, the highest first.
  case utf32BigEndian
  /// An encoding that the system's `iconv` knows by this name, one byte for an ASCII character.
  case named(String)

  /// The bytes of one ASCII character.
  package var asciiWidth: Int {
    switch self {
    case .utf8, .named: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32LittleEndian, .utf32BigEndian: 4
    }
  }

  /// The mark that may stand at the start of a file in this encoding.
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

  /// The encoding that the first bytes betray: by a byte order mark, or by the zero bytes around an ASCII character.
  ///
  /// XML 1.0, appendix F, and RFC 4627, section 3, tell encodings apart in this way.
  package static func detect(_ bytes: some Collection<UInt8>) -> TextEncoding {
    let head = Array(bytes.prefix(4))
    let marked: [TextEncoding] = [
      .utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian, .utf8,
    ]
    if let found = marked.first(where: { head.starts(with: $0.byteOrderMark) }) { return found }
    switch head.map({ $0 == 0 }) {
    case [false, true, true, true]: return .utf32LittleEndian
    case [true, true, true, false]: return .utf32BigEndian
    case [false, true, false, true], [false, true, false, false], [false, true]: return .utf16LittleEndian
    case [true, false, true, false], [true, false, false, false], [true, false]: return .utf16BigEndian
    default: return .utf8
    }
  }

  /// The name a person would call it by.
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
