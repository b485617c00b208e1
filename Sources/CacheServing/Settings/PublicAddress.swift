/// The beginning of every address that the server writes into documents: `https://maps.example.com/tiles`.
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
    host = HostName.withoutPort(String(authority))
  }
}

/// Names of hosts, as requests state them.
enum HostName {
  /// The host without its port, in lower case; the brackets of an IPv6 address are kept.
  static func withoutPort(_ text: String) -> String {
    let text = text.lowercased()
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") { return String(text[...end]) }
    return String(text.prefix { $0 != ":" })
  }

  /// Whether a host is this machine, whatever its network.
  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || host == "127.0.0.1"
  }

  /// Whether a host is a number. A website that wants to reach this server under its own name has a name.
  static func isNumeric(_ host: String) -> Bool {
    host.hasPrefix("[") || (!host.isEmpty && host.utf8.allSatisfy { 48...57 ~= $0 || $0 == UInt8(ascii: ".") })
  }
}
