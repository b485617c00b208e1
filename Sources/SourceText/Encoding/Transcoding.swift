#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Text converted to UTF-8, with the map from its offsets to those of the original bytes.
struct DecodedText {
  var utf8: [UInt8]
  var offsets: OffsetMap

  init(start: Int, encoding: TextEncoding, capacity: Int) {
    utf8 = []
    utf8.reserveCapacity(capacity)
    offsets = OffsetMap(start: start, asciiWidth: encoding.asciiWidth)
  }

  /// Appends a character that ends at this offset of the original file.
  ///
  /// Runs of ASCII need no checkpoint, because each character in them has the same width in both encodings.
  mutating func append(_ scalar: Unicode.Scalar, endingAt originalEnd: Int) {
    utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    if !scalar.isASCII { offsets.addCheckpoint(utf8: utf8.count, original: originalEnd) }
  }
}

/// Converts the bytes of a file to UTF-8.
///
/// UTF-16 and UTF-32 are decoded here and not by `iconv`, because every character's offset in the file is needed.
///
/// - Parameter start: the offset of the first character, after a byte order mark.
/// - Throws: `SyntaxProblem` at the first bytes that are not a character, or if the system does not know the encoding.
func transcode(
  _ bytes: [UInt8], from encoding: TextEncoding, startingAt start: Int
) throws(SyntaxProblem) -> DecodedText {
  switch encoding {
  case .utf16LittleEndian: try decodeUTF16(bytes, startingAt: start, bigEndian: false)
  case .utf16BigEndian: try decodeUTF16(bytes, startingAt: start, bigEndian: true)
  case .utf32LittleEndian: try decodeUTF32(bytes, startingAt: start, bigEndian: false)
  case .utf32BigEndian: try decodeUTF32(bytes, startingAt: start, bigEndian: true)
  case .utf8, .named: try decodeByIconv(bytes, from: encoding)
  }
}

private func decodeUTF16(
  _ bytes: [UInt8], startingAt start: Int, bigEndian: Bool
) throws(SyntaxProblem) -> DecodedText {
  let encoding: TextEncoding = bigEndian ? .utf16BigEndian : .utf16LittleEndian
  var decoded = DecodedText(start: start, encoding: encoding, capacity: bytes.count / 2)
  func unit(_ offset: Int) -> UInt16 {
    let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
    return bigEndian ? first << 8 | second : second << 8 | first
  }
  var offset = start
  while offset < bytes.count {
    // An odd number of bytes: the file was truncated, or is not UTF-16 at all.
    guard offset + 2 <= bytes.count else {
      throw SyntaxProblem("the file ends within a UTF-16 character", at: SourceRange(offset..<bytes.count))
    }
    let first = unit(offset)
    if let scalar = Unicode.Scalar(first) {
      offset += 2
      decoded.append(scalar, endingAt: offset)
    } else {
      guard UTF16.isLeadSurrogate(first), offset + 4 <= bytes.count, UTF16.isTrailSurrogate(unit(offset + 2)) else {
        throw SyntaxProblem(
          "half of a surrogate pair is not a character", at: SourceRange(offset..<offset + 2))
      }
      let value = 0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(unit(offset + 2) & 0x3FF)
      offset += 4
      decoded.append(Unicode.Scalar(value) ?? "\u{FFFD}", endingAt: offset)
    }
  }
  return decoded
}

private func decodeUTF32(
  _ bytes: [UInt8], startingAt start: Int, bigEndian: Bool
) throws(SyntaxProblem) -> DecodedText {
  let encoding: TextEncoding = bigEndian ? .utf32BigEndian : .utf32LittleEndian
  var decoded = DecodedText(start: start, encoding: encoding, capacity: bytes.count / 4)
  var offset = start
  while offset < bytes.count {
    let end = min(offset + 4, bytes.count)
    let unit = bytes[offset..<end]
    let value = (bigEndian ? Array(unit) : unit.reversed()).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard unit.count == 4, let scalar = Unicode.Scalar(value) else {
      throw SyntaxProblem("these bytes are not a UTF-32 character", at: SourceRange(offset..<end))
    }
    offset = end
    decoded.append(scalar, endingAt: offset)
  }
  return decoded
}

/// Converts one character at a time, because `iconv` does not report which bytes a character came from. This is slow,
/// and is used only for files that are not Unicode.
private func decodeByIconv(_ bytes: [UInt8], from encoding: TextEncoding) throws(SyntaxProblem) -> DecodedText {
  let name = encoding.displayName
  guard let converter = Iconv(from: name, to: "UTF-32LE") else {
    throw SyntaxProblem("this system does not support the encoding “\(name)”", at: SourceRange(0..<0))
  }
  defer { converter.close() }
  var decoded = DecodedText(start: 0, encoding: encoding, capacity: bytes.count)
  var offset = 0
  while offset < bytes.count {
    // `TextEncoding.named` promises one byte for an ASCII character, so most of a file needs no call of iconv.
    if bytes[offset] < 0x80 {
      decoded.utf8.append(bytes[offset])
      offset += 1
      continue
    }
    var found: Unicode.Scalar?
    var length = 1
    // The number of bytes of a character is unknown beforehand (Shift-JIS and GB 18030 mix widths): try one, then more.
    while found == nil, length <= 4, offset + length <= bytes.count {
      let units = converter.convert(Array(bytes[offset..<offset + length]), capacity: 4)
      if units.count == 4 {
        found = Unicode.Scalar(units.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
      } else {
        length += 1
      }
    }
    guard let scalar = found else {
      throw SyntaxProblem(
        "byte 0x\(hexadecimal(bytes[offset])) is not valid \(name)", at: SourceRange(offset..<offset + 1))
    }
    offset += length
    decoded.append(scalar, endingAt: offset)
  }
  return decoded
}

/// Text in an encoding of `iconv`, or `nil` if the encoding is unknown or cannot spell a character of the text.
func encodeByIconv(_ text: String, to name: String) -> [UInt8]? {
  guard let converter = Iconv(from: "UTF-8", to: name) else { return nil }
  defer { converter.close() }
  let encoded = converter.convert(Array(text.utf8), capacity: text.utf8.count * 4)
  // Empty output means that iconv failed, unless there was nothing to convert.
  return encoded.isEmpty && !text.isEmpty ? nil : encoded
}

/// The C library's character set conversion.
private struct Iconv {
  private let descriptor: iconv_t

  init?(from source: String, to target: String) {
    let opened = iconv_open(target, source)
    // iconv_open reports failure as the pointer value -1, not as a null pointer.
    guard let opened, opened != iconv_t(bitPattern: -1) else { return nil }
    descriptor = opened
  }

  /// The whole input converted; empty if the input ends within a character, or the target encoding does not have one of
  /// its characters.
  func convert(_ input: [UInt8], capacity: Int) -> [UInt8] {
    var source = input.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: capacity)
    var sourceLeft = source.count
    var targetLeft = capacity
    let complete = source.withUnsafeMutableBufferPointer { from in
      target.withUnsafeMutableBufferPointer { to in
        var fromPointer = from.baseAddress
        var toPointer = to.baseAddress
        // This call puts the converter back into its initial state; the last call may have ended within a character.
        iconv(descriptor, nil, nil, nil, nil)
        return iconv(descriptor, &fromPointer, &sourceLeft, &toPointer, &targetLeft) != -1
      }
    }
    guard complete, sourceLeft == 0 else { return [] }
    return target[0..<capacity - targetLeft].map { UInt8(bitPattern: $0) }
  }

  func close() { iconv_close(descriptor) }
}
