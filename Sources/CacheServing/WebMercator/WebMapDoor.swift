import CacheOpening
import CachePages

/// Answers requests of web maps, which know one grid only.
struct WebMapDoor: Sendable {
  private let caches: ServedCaches

  init(_ caches: ServedCaches) { self.caches = caches }

  /// The template of the tiles with the names of web maps.
  static func template(of cache: ServedCache, base: String) -> String {
    "\(base)/xyz/\(cache.encodedName)/{z}/{x}/{y}"
  }

  /// The TileJSON of a cache.
  ///
  /// - Throws: `OpeningError` if the cache cannot be opened.
  func document(_ name: String, base: String) throws(OpeningError) -> ServedDocument {
    guard let place = caches.place(name) else { return ServedDocument.unknownCache(name) }
    let cache = try place.cache()
    let template = Self.template(of: cache, base: base)
    guard let document = WebMapDocument.document(cache.grid.model, template: template) else {
      return Self.refusal(name)
    }
    return ServedDocument(document, .indented)
  }

  static func refusal(_ name: String) -> ServedDocument {
    .error(
      .notFound,
      "the cache \(name) does not have the grid of web maps; /wmts/\(RequestTarget.encoded(name)) has its tiles")
  }
}
