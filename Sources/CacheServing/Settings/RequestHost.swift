import CachePages

/// Names of hosts, as requests state them.
enum RequestHost {
  /// The host without its port, in lower case; the brackets of an IPv6 address are kept.
  static func withoutPort(_ text: String) -> String { PublicAddress.hostWithoutPort(text) }

  /// Whether a host is this machine, whatever its network.
  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || host == "127.0.0.1"
  }

  /// Whether a host is a number. A website that wants to reach this server under its own name has a name.
  static func isNumeric(_ host: String) -> Bool {
    host.hasPrefix("[") || (!host.isEmpty && host.utf8.allSatisfy { 48...57 ~= $0 || $0 == UInt8(ascii: ".") })
  }
}
