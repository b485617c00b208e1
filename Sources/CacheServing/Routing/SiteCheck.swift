/// Decides whether a request comes from a page that may have the answer.
///
/// A server on this machine can be reached by every web page that its user visits. Three things keep such a page out: the
/// name of the host, the origin of the script, and what the browser says about the page.
struct SiteCheck {
  private let settings: ServerSettings

  init(_ settings: ServerSettings) { self.settings = settings }

  /// Whether the host of a request is one of this server. Another name is that of a website which has been made to lead
  /// to this machine (DNS rebinding).
  func permitsHost(_ host: String) -> Bool {
    let host = HostName.withoutPort(host)
    return HostName.isLoopback(host) || host == settings.publicAddress?.host
      || settings.allowedHosts.contains { HostName.withoutPort($0) == host }
      || settings.allowsNumericHosts && HostName.isNumeric(host)
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
    var headers = ResponseHeaders()
    switch settings.origins {
    case .all:
      headers.add("Access-Control-Allow-Origin", "*")
      headers.add("Cross-Origin-Resource-Policy", "cross-origin")
    case .listed, .loopback:
      if let origin = request.origin, permitsOrigin(origin) {
        headers.add("Access-Control-Allow-Origin", origin)
      }
      if case .listed = settings.origins {
        headers.add("Cross-Origin-Resource-Policy", "cross-origin")
      } else {
        headers.add("Cross-Origin-Resource-Policy", "same-site")
      }
    }
    return headers
  }

  private static func isLoopback(_ origin: String) -> Bool {
    PublicAddress(origin).map { HostName.isLoopback($0.host) } ?? false
  }
}
