#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Text brought into UTF-8, and the way back.
struct DecodedText {
  var utf8: [UInt8]
  var offsets: OffsetMap

  init(start: Int, encoding: TextEncoding, capacity: Int) {
    utf8 = []
    utf8.reserveCapacity(capacity)
    offsets = OffsetMap(start: start, asciiWidth: encoding.asciiWidth)
  }

  mutating func append(_ scalar: Unicode.Scalar, endingAt originalEnd: Int) {
    utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    if !scalar.isASCII { offsets.addCheckpoint(utf8: utf8.count, original: originalEnd) }
  }
}

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
    guard offset + 2 <= bytes.count else {
      throw SyntaxProblem("the file ends within a UTF-16 character", at: SourceRange(offset..<bytes.count))
    }
    let first = unit(offset)
    if let scalar = Unicode.Scalar(first) {
      offset += 2
      decoded.append(scalar, endingAt: offset)
    } else {
      guard UTF16.isLeadSurrogate(first), offset + 4 <= bytes.count, UTF16.isTrailSurrogate(unit(offset + 2)) else {
        throw SyntaxProblem("half of a surrogate pair is no character", at: SourceRange(offset..<offset + 2))
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
      throw SyntaxProblem("these bytes are no UTF-32 character", at: SourceRange(offset..<end))
    }
    offset = end
    decoded.append(scalar, endingAt: offset)
  }
  return decoded
}

/// One character at a time, so that each is known by its bytes: slow, and only for files that are not Unicode.
private func decodeByIconv(_ bytes: [UInt8], from encoding: TextEncoding) throws(SyntaxProblem) -> DecodedText {
  let name = encoding.displayName
  guard let converter = Iconv(from: name, to: "UTF-32LE") else {
    throw SyntaxProblem("the encoding “\(name)” is not known on this system", at: SourceRange(0..<0))
  }
  defer { converter.close() }
  var decoded = DecodedText(start: 0, encoding: encoding, capacity: bytes.count)
  var offset = 0
  while offset < bytes.count {
    if bytes[offset] < 0x80 {
      decoded.utf8.append(bytes[offset])
      offset += 1
      continue
    }
    var found: Unicode.Scalar?
    var length = 1
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
        "byte 0x\(hexadecimal(bytes[offset])) is no \(name)", at: SourceRange(offset..<offset + 1))
    }
    offset += length
    decoded.append(scalar, endingAt: offset)
  }
  return decoded
}

func encodeByIconv(_ text: String, to name: String) -> [UInt8]? {
  guard let converter = Iconv(from: "UTF-8", to: name) else { return nil }
  defer { converter.close() }
  let encoded = converter.convert(Array(text.utf8), capacity: text.utf8.count * 4)
  return encoded.isEmpty && !text.isEmpty ? nil : encoded
}

/// The C library's character set conversion.
private struct Iconv {
  private let descriptor: iconv_t

  init?(from source: String, to target: String) {
    let opened = iconv_open(target, source)
    guard let opened, opened != iconv_t(bitPattern: -1) else { return nil }
    descriptor = opened
  }

  /// The whole input converted, or nothing where it is no complete text.
  func convert(_ input: [UInt8], capacity: Int) -> [UInt8] {
    var source = input.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: capacity)
    var sourceLeft = source.count
    var targetLeft = capacity
    let complete = source.withUnsafeMutableBufferPointer { from in
      target.withUnsafeMutableBufferPointer { to in
        var fromPointer = from.baseAddress
        var toPointer = to.baseAddress
        iconv(descriptor, nil, nil, nil, nil)
        return iconv(descriptor, &fromPointer, &sourceLeft, &toPointer, &targetLeft) != -1
      }
    }
    guard complete, sourceLeft == 0 else { return [] }
    return target[0..<capacity - targetLeft].map { UInt8(bitPattern: $0) }
  }

  func close() { iconv_close(descriptor) }
}
