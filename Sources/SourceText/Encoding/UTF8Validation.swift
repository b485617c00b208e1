/// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or `nil`.
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    let count = buffer.count
    while offset < count {
      // Nearly all of these files are ASCII: skip eight bytes at a time until a byte has its high bit set.
      while offset + 8 <= count,
        buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        offset += 8
      }
      guard offset < count else { break }
      let lead = buffer[offset]
      if lead < 0x80 {
        offset += 1
        continue
      }
      let length: Int
      let second: ClosedRange<UInt8>
      // The ranges of the second byte exclude overlong forms (E0, F0), surrogates (ED) and values above U+10FFFF (F4).
      switch lead {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return offset
      }
      guard offset + length <= count, second.contains(buffer[offset + 1]) else { return offset }
      // The upper bound is clamped, because a character of two bytes has no third byte to check.
      for index in offset + 2..<max(offset + 2, offset + length) where !(0x80...0xBF).contains(buffer[index]) {
        return offset
      }
      offset += length
    }
    return nil
  }
}
