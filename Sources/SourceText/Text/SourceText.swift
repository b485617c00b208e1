/// A file's bytes read as text, with the position in the file of every character.
///
/// The readers work on UTF-8. A file in another encoding is converted once, and the offsets that the readers find are
/// mapped back. So a finding points at bytes of the file itself, and an edit changes only them.
public struct SourceText: Sendable {
  /// The file as it was read.
  public let original: [UInt8]
  /// The same text in UTF-8, without a byte order mark.
  public let utf8: [UInt8]
  /// The encoding of `original`.
  public let encoding: TextEncoding
  /// Whether `original` begins with a byte order mark.
  public let hasByteOrderMark: Bool
  let offsets: OffsetMap

  /// Reads bytes as text.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - declared: the encoding that the document declares; it is used only if the bytes do not show another one.
  /// - Throws: `SyntaxProblem` at the first byte that is not valid in the encoding.
  public init(_ bytes: [UInt8], declared: TextEncoding? = nil) throws(SyntaxProblem) {
    let detected = TextEncoding.detect(bytes)
    let isMarked = bytes.starts(with: TextEncoding.utf8.byteOrderMark)
    // A mark or zero bytes are stronger evidence than a declaration, which a tool may copy without converting the text.
    let encoding = detected == .utf8 && !isMarked ? declared ?? .utf8 : detected
    let mark = encoding.byteOrderMark
    let hasMark = !mark.isEmpty && bytes.starts(with: mark)
    self.original = bytes
    self.encoding = encoding
    self.hasByteOrderMark = hasMark
    if encoding == .utf8 {
      if let offset = firstInvalidUTF8(in: bytes) {
        throw SyntaxProblem(
          "byte 0x\(hexadecimal(bytes[offset])) is not valid UTF-8", at: SourceRange(offset..<offset + 1))
      }
      self.utf8 = hasMark ? Array(bytes.dropFirst(mark.count)) : bytes
      self.offsets = OffsetMap(start: hasMark ? mark.count : 0, asciiWidth: 1)
    } else {
      let decoded = try transcode(bytes, from: encoding, startingAt: hasMark ? mark.count : 0)
      self.utf8 = decoded.utf8
      self.offsets = decoded.offsets
    }
  }

  /// The bytes of the original file for a range of the UTF-8 text.
  @inline(__always)
  public func range(utf8 range: Range<Int>) -> SourceRange {
    SourceRange(offsets.original(range.lowerBound)..<offsets.original(range.upperBound))
  }

  /// A range of the UTF-8 text as a string.
  public func string(utf8 range: Range<Int>) -> String {
    String(decoding: utf8[range], as: UTF8.self)
  }

  /// Text as bytes of this file's encoding, for an edit.
  ///
  /// - Returns: `nil` if the encoding does not have one of the characters.
  public func encode(_ text: String) -> [UInt8]? {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf32LittleEndian: text.unicodeScalars.flatMap { bigEndian($0).reversed() }
    case .utf32BigEndian: text.unicodeScalars.flatMap { bigEndian($0) }
    case .named(let name):
      // ASCII, which is what edits consist of, needs no call of iconv.
      text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : encodeByIconv(text, to: name)
    }
  }
}

/// A byte in two hexadecimal digits, upper case, for messages.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0" + digits : digits
}

private func bigEndian(_ scalar: Unicode.Scalar) -> [UInt8] {
  let value = scalar.value
  return [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
}
