import Foundation
import SourceText
import Testing

/// The Unicode encodings that a file may have, as Foundation and not SourceText writes them.
enum FileEncoding: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case utf8 = "UTF-8"
  case utf8Marked = "UTF-8 with a mark"
  case utf16LittleEndian = "UTF-16LE"
  case utf16LittleEndianMarked = "UTF-16LE with a mark"
  case utf16BigEndian = "UTF-16BE"
  case utf16BigEndianMarked = "UTF-16BE with a mark"
  case utf32LittleEndian = "UTF-32LE"
  case utf32LittleEndianMarked = "UTF-32LE with a mark"
  case utf32BigEndian = "UTF-32BE"
  case utf32BigEndianMarked = "UTF-32BE with a mark"

  var testDescription: String { rawValue }

  var textEncoding: TextEncoding {
    switch self {
    case .utf8, .utf8Marked: .utf8
    case .utf16LittleEndian, .utf16LittleEndianMarked: .utf16LittleEndian
    case .utf16BigEndian, .utf16BigEndianMarked: .utf16BigEndian
    case .utf32LittleEndian, .utf32LittleEndianMarked: .utf32LittleEndian
    case .utf32BigEndian, .utf32BigEndianMarked: .utf32BigEndian
    }
  }

  var isMarked: Bool { rawValue.hasSuffix("mark") }

  var mark: [UInt8] { isMarked ? bytes("\u{FEFF}") : [] }

  /// Characters without a byte order mark.
  func bytes(_ text: String) -> [UInt8] {
    let encoding: String.Encoding =
      switch textEncoding {
      case .utf16LittleEndian: .utf16LittleEndian
      case .utf16BigEndian: .utf16BigEndian
      case .utf32LittleEndian: .utf32LittleEndian
      case .utf32BigEndian: .utf32BigEndian
      default: .utf8
      }
    return Array(text.data(using: encoding) ?? Data())
  }

  /// A whole file.
  func file(_ text: String) -> [UInt8] { mark + bytes(text) }
}

extension SourceText {
  /// A text in UTF-8.
  init(_ text: String) throws(SyntaxProblem) { try self.init(Array(text.utf8)) }

  /// The text in a range of a file in UTF-8.
  func excerpt(_ range: SourceRange) -> String { String(decoding: original[range.bytes], as: UTF8.self) }
}
