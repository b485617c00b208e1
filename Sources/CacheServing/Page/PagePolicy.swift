import MapPage

/// What a browser may do on our pages: load files and pictures of this server, and nothing else. The name of a cache comes
/// from its files and could be a script. Source: Content Security Policy Level 3.
enum PagePolicy {
  static let headers: ResponseHeaders = {
    var headers = ResponseHeaders(
      "Content-Security-Policy",
      MapPage.contentSecurityPolicy
        + "; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
    headers.add("Referrer-Policy", "no-referrer")
    return headers
  }()
}
