/// The beginning of every address that is written into documents: `https://maps.example.com/tiles`.
public struct PublicAddress: Hashable, Sendable {
  /// The address without a slash at its end.
  public let text: String
  /// The name of the host, without the port and in lower case.
  public let host: String

  /// - Returns: `nil` unless the text is an http or https address without a query, a name of a user, or quotes.
  public init?(_ text: String) {
    guard let start = ["http://", "https://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(start.count)
    let authority = rest.prefix { $0 != "/" }
    guard !authority.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      !text.contains(where: { "?#@\"'<>\\`{}".contains($0) })
    else { return nil }
    var text = start + rest
    while text.hasSuffix("/") { text.removeLast() }
    self.text = text
    host = Self.hostWithoutPort(String(authority))
  }

  /// The host without its port, in lower case; the brackets of an IPv6 address are kept.
  package static func hostWithoutPort(_ text: String) -> String {
    let text = text.lowercased()
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") { return String(text[...end]) }
    return String(text.prefix { $0 != ":" })
  }
}
