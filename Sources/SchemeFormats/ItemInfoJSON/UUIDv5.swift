/// Identifiers made from a name (RFC 9562, §5.5).
enum UUIDv5 {
  /// The namespace of this tool's identifiers: the UUIDv5 of `https://github.com/tilescheme` in the URL namespace.
  private static let namespace = bytes(name: Array("https://github.com/tilescheme".utf8), namespace: urlNamespace)

  /// The URL namespace of RFC 9562, §6.6.
  private static let urlNamespace: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  /// The identifier of a name in this tool's namespace, in upper case as ArcGIS writes it.
  static func make(name: String) -> String { make(name: Array(name.utf8), namespace: namespace) }

  static func make(name: [UInt8], namespace: [UInt8]) -> String {
    var text = ""
    for (index, byte) in bytes(name: name, namespace: namespace).enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      let digits = String(byte, radix: 16, uppercase: true)
      text += digits.count == 1 ? "0" + digits : digits
    }
    return text
  }

  private static func bytes(name: [UInt8], namespace: [UInt8]) -> [UInt8] {
    var bytes = Array(SHA1.digest(namespace + name).prefix(16))
    // Version 5 and the variant of RFC 9562 replace six bits of the hash.
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes
  }
}

/// SHA-1 (FIPS 180-4, §6.1), which UUIDv5 requires; it is not used for security. Implemented here, so that the library
/// needs no cryptographic package for a single identifier.
enum SHA1 {
  static func digest(_ message: [UInt8]) -> [UInt8] {
    // Padding: one bit, zeros up to 56 bytes in the last block, then the length in bits, highest byte first.
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let bitCount = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * UInt64($0))) }
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    for block in stride(from: 0, to: padded.count, by: 64) {
      process(padded[block..<block + 64], into: &state)
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
  }

  private static func process(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { start in
      block[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<80 {
      words.append(rotate(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], by: 1))
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for (index, word) in words.enumerated() {
      let (mixed, constant): (UInt32, UInt32) =
        switch index {
        case 0..<20: (b & c | ~b & d, 0x5A82_7999)
        case 20..<40: (b ^ c ^ d, 0x6ED9_EBA1)
        case 40..<60: (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
      let next = rotate(a, by: 5) &+ mixed &+ e &+ constant &+ word
      (a, b, c, d, e) = (next, a, rotate(b, by: 30), c, d)
    }
    for (index, value) in [a, b, c, d, e].enumerated() { state[index] = state[index] &+ value }
  }

  private static func rotate(_ word: UInt32, by count: UInt32) -> UInt32 { word << count | word >> (32 - count) }
}
