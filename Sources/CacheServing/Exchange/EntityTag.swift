/// The text that says which version of a content a client has.
enum EntityTag {
  /// A strong tag in quotes.
  static func text(_ version: UInt64) -> String { "\"\(String(version, radix: 16))\"" }

  /// Whether a client has a version already.
  ///
  /// - Parameter list: the header `If-None-Match`.
  static func matches(_ list: String?, _ tag: String) -> Bool {
    guard let list else { return false }
    // A proxy that compresses makes the tag a weak one, which counts for reading. Source: RFC 9110, §13.1.2.
    return list == tag
      || list.split(separator: ",").contains { item in
        let item = item.drop { $0 == " " }
        return item == "*" || (item.hasPrefix("W/") ? item.dropFirst(2) : item) == tag
      }
  }
}
