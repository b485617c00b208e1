import CacheOpening
import SchemeFormats
import SourceText
import TilingSchemes

/// Answers requests of web maps, which know one grid only.
struct WebMapDoor: Sendable {
  private let caches: ServedCaches

  init(_ caches: ServedCaches) { self.caches = caches }

  /// The template of the tiles with the names of web maps.
  static func template(of cache: ServedCache, base: String) -> String {
    "\(base)/xyz/\(cache.encodedName)/{z}/{x}/{y}"
  }

  /// The TileJSON of a cache. Source: TileJSON 3.0.0.
  ///
  /// - Throws: `OpeningError` if the cache cannot be opened.
  func document(_ name: String, base: String) throws(OpeningError) -> ServedDocument {
    guard let place = caches.place(name) else { return ServedDocument.unknownCache(name) }
    let cache = try place.cache()
    guard let web = cache.webZooms, let first = web.zooms.min(), let last = web.zooms.max() else {
      return Self.refusal(name)
    }
    let model = cache.grid.model
    var members: [JSONOutput.Member] = [
      .init("tilejson", .string("3.0.0")), .init("name", .string(model.name ?? name)),
      .init("tiles", .array([.string(Self.template(of: cache, base: base))])), .init("scheme", .string("xyz")),
      .init("minzoom", .integer(first)), .init("maxzoom", .integer(last)),
      // Not in the specification; clients assume 256 or 512 otherwise.
      .init("tileSize", .integer(web.tileSize)),
    ]
    if let text = model.attribution ?? model.item?.credits, !text.isEmpty {
      members.append(.init("attribution", .string(text)))
    }
    if let extent = web.extent {
      let edges = [extent.xMin, extent.yMin, extent.xMax, extent.yMax]
      let center = [(extent.xMin + extent.xMax) / 2, (extent.yMin + extent.yMax) / 2, Double(first)]
      members.append(.init("bounds", .array(edges.map { .double($0) })))
      members.append(.init("center", .array(center.map { .double($0) })))
    }
    return ServedDocument(.object(members), .indented)
  }

  static func refusal(_ name: String) -> ServedDocument {
    .error(
      .notFound,
      "the cache \(name) does not have the grid of web maps; /wmts/\(RequestTarget.encoded(name)) has its tiles")
  }
}
