import TileStores

extension TileSignature {
  /// The type that a client is told, such as `image/png`. The declared format of a cache is often another, and caches mix
  /// formats. LERC has no registered type; bytes that no client can draw are sent as they lie.
  var mediaType: String {
    switch self {
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .webP: "image/webp"
    case .gif: "image/gif"
    case .lerc, .unknown: "application/octet-stream"
    }
  }
}
