import SourceText

/// The path and the query of a request, taken apart.
///
/// No part of a path ever reaches the file system: the router compares names with those of the caches it knows, and
/// reads numbers.
struct RequestTarget {
  /// The names between the slashes, without percent signs. Empty names are left out, so that a slash at the end and a
  /// doubled slash have no meaning.
  let names: [String]
  /// Whether the path ends with a slash.
  let endsWithSlash: Bool
  private let query: Substring

  /// - Returns: `nil` if the target is not a path, or has a percent sign without two digits.
  init?(_ target: String) {
    var path = target[...]
    // The form for proxies, which RFC 9112 §3.2.2 lets a client send to any server.
    if path.utf8.first != UInt8(ascii: "/"), path.hasPrefix("http://") || path.hasPrefix("https://") {
      guard let authority = path.firstRange(of: "//")?.upperBound,
        let start = path[authority...].firstIndex(of: "/")
      else { return nil }
      path = path[start...]
    }
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) ?? path.endIndex
    query = path[mark...].dropFirst()
    path = path[..<mark]
    endsWithSlash = path.utf8.last == UInt8(ascii: "/")
    var names: [String] = []
    names.reserveCapacity(12)
    let bytes = path.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
      if start < end {
        guard let name = Self.decoded(bytes[start..<end]) else { return nil }
        names.append(name)
      }
      start = end < bytes.endIndex ? bytes.index(after: end) : end
    }
    self.names = names
  }

  /// The value of a parameter of the query, without percent signs.
  ///
  /// - Parameter key: the name in lower case; clients of WMTS write it in any case.
  func value(_ key: String) -> String? {
    for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
      let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = sides.first, let name = Self.decoded(first), name.lowercased() == key else { continue }
      guard sides.count == 2 else { return "" }
      // In a query, a plus sign is a space.
      return PercentEncoding.decoded(String(decoding: sides[1], as: UTF8.self).replacing("+", with: " "))
    }
    return nil
  }

  /// A part of an address without percent signs; nearly all have none.
  private static func decoded(_ text: Substring.UTF8View) -> String? {
    let plain = String(decoding: text, as: UTF8.self)
    return text.contains(UInt8(ascii: "%")) ? PercentEncoding.decoded(plain) : plain
  }

  /// A name as a part of an address.
  static func encoded(_ name: String) -> String { PercentEncoding.encodedValue(name) }
}
