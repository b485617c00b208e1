import CacheServing

/// What is printed when the server listens: every address, as a client has to use it.
struct ServingWords {
  private let server: CacheServer
  private let request: ServingRequest

  /// With more caches, the page lists them better than a terminal.
  private static let listedCaches = 8

  init(_ server: CacheServer, _ request: ServingRequest) {
    self.server = server
    self.request = request
  }

  /// - Parameter addresses: the addresses of this machine at which the server listens, each with its port.
  func text(listeningAt addresses: [String]) -> String {
    let port = addresses.first?.split(separator: ":").last.map(String.init) ?? String(request.port)
    let base = request.settings.publicAddress?.text ?? "http://\(host(addresses)):\(port)"
    let names = server.names
    var text = names.count == 1 ? "Serving 1 cache" : "Serving \(names.count) caches"
    text += " at \(addresses.joined(separator: ", ")). Ctrl-C stops the server.\n"
    text += "  Map pages    \(base)/\n"
    text += "  ArcGIS REST  \(base)/arcgis/rest/services\n"
    text += "  WMTS         \(base)/wmts/1.0.0/WMTSCapabilities.xml\n"
    for name in names.prefix(Self.listedCaches) { text += "  \(name): \(base)/\(server.pageAddress(of: name))\n" }
    if names.count > Self.listedCaches { text += "  and \(names.count - Self.listedCaches) more\n" }
    if request.isOpenToOthers {
      text += "Other machines can connect. There is no log-in and no encryption: see Documentation/SERVE.md.\n"
    }
    if case .all = request.settings.origins {
      text += "Pages of every website that you visit can read these caches (--cors '*').\n"
    }
    return text
  }

  private func host(_ addresses: [String]) -> String {
    guard request.isOpenToOthers, let first = request.addresses.first, first != "0.0.0.0", first != "::" else {
      return "localhost"
    }
    return first.contains(":") ? "[\(first)]" : first
  }
}
