import CachePages

/// A request with what all doors need to know about it.
struct RequestContext {
  let request: ServerRequest
  let target: RequestTarget
  /// The beginning of every address in the answer, without a slash at its end.
  let base: String

  init(_ request: ServerRequest, _ target: RequestTarget, _ settings: ServerSettings) {
    self.request = request
    self.target = target
    base = Self.base(request.headers, settings)
  }

  /// The public address if one is set; else what a trusted proxy states; else the host of the request.
  private static func base(_ headers: RequestHeaders, _ settings: ServerSettings) -> String {
    if let address = settings.publicAddress { return address.text }
    let host = headers.host ?? "localhost"
    if settings.isBehindProxy {
      let scheme = headers.forwardedProtocol == "https" ? "https" : "http"
      let text = "\(scheme)://\(headers.forwardedHost ?? host)\(headers.forwardedPrefix ?? "")"
      if let address = PublicAddress(text) { return address.text }
    }
    return PublicAddress("http://\(host)")?.text ?? "http://localhost"
  }
}
