import CachePages

/// Decides whether a request comes from a page that may have the answer.
///
/// A server on this machine can be reached by every web page that its user visits. Three things keep such a page out: the
/// name of the host, the origin of the script, and what the browser says about the page.
struct SiteCheck {
  private let settings: ServerSettings

  /// The headers of every answer.
  private let common: ResponseHeaders

  init(_ settings: ServerSettings) {
    self.settings = settings
    switch settings.origins {
    case .all:
      var headers = ResponseHeaders("Access-Control-Allow-Origin", "*")
      headers.add("Cross-Origin-Resource-Policy", "cross-origin")
      common = headers
    case .listed: common = ResponseHeaders("Cross-Origin-Resource-Policy", "cross-origin")
    case .loopback: common = ResponseHeaders("Cross-Origin-Resource-Policy", "same-site")
    }
  }

  /// Whether the host of a request is one of this server. Another name is that of a website which has been made to lead
  /// to this machine (DNS rebinding).
  func permitsHost(_ host: String) -> Bool {
    // The usual names first, as they are usually written.
    if Self.usualHosts.contains(where: {
      host.utf8.starts(with: $0.utf8) && Self.isPort(host.utf8.dropFirst($0.utf8.count))
    }) {
      return true
    }
    let host = RequestHost.withoutPort(host)
    return RequestHost.isLoopback(host) || host == settings.publicAddress?.host
      || settings.allowedHosts.contains { RequestHost.withoutPort($0) == host }
      || settings.allowsNumericHosts && RequestHost.isNumeric(host)
  }

  /// Whether scripts of an origin may read answers.
  func permitsOrigin(_ origin: String) -> Bool {
    switch settings.origins {
    case .all: true
    case .listed(let origins): origins.contains(origin) || Self.isLoopback(origin)
    case .loopback: Self.isLoopback(origin)
    }
  }

  /// Whether a request may have a document that a page could read without asking: a script, or JSON.
  ///
  /// - Parameter isScript: whether the answer is a script, which any page may load from anywhere.
  func permitsDocument(_ headers: RequestHeaders, isScript: Bool) -> Bool {
    guard headers.fetchSite == "cross-site" else { return true }
    if isScript { return false }
    if case .all = settings.origins { return true }
    return headers.origin.map(permitsOrigin) ?? false
  }

  /// The headers that say who may read an answer.
  func headers(for request: RequestHeaders) -> ResponseHeaders {
    if case .all = settings.origins { return common }
    guard let origin = request.origin, permitsOrigin(origin) else { return common }
    var headers = common
    headers.add("Access-Control-Allow-Origin", origin)
    return headers
  }

  private static let usualHosts = ["localhost", "127.0.0.1"]

  /// Whether nothing but a port follows the name of a host.
  private static func isPort(_ text: Substring.UTF8View) -> Bool {
    text.isEmpty || text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy { 48...57 ~= $0 }
  }

  private static func isLoopback(_ origin: String) -> Bool {
    PublicAddress(origin).map { RequestHost.isLoopback($0.host) } ?? false
  }
}
