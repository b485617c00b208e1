/// Percent-encoding: octets of an address that are written as `%` and two hexadecimal digits. Source: RFC 3986, §2.1.
package enum PercentEncoding {
  /// The text with the octets for which the digits stand.
  ///
  /// - Returns: `nil` if a `%` is not followed by two digits, or the octets are not UTF-8.
  package static func decoded(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(byte)
      }
    }
    // Invalid UTF-8 is refused and not repaired: a repaired name would be that of another service.
    return String(validating: bytes, as: UTF8.self)
  }

  /// Encodes a value for a query: everything except the unreserved characters (RFC 3986, §2.3).
  package static func encodedValue(_ text: String) -> String {
    encoded(text) { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        true
      default: false
      }
    }
  }

  /// Encodes a path or a query as users paste it: only characters that are not allowed in an address. Existing `%`
  /// sequences are kept.
  package static func normalized(_ text: some StringProtocol) -> String {
    encoded(String(text)) { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
  }

  private static func encoded(_ text: String, keeping: (UInt8) -> Bool) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if keeping(byte) {
        bytes.append(byte)
      } else {
        // Upper-case digits are the normal form (RFC 3986, §2.1).
        let digits = Array(String(byte, radix: 16, uppercase: true).utf8)
        bytes += [UInt8(ascii: "%")] + (digits.count == 1 ? [UInt8(ascii: "0")] : []) + digits
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
