import SchemeFormats
package import SourceText
package import TilingSchemes

/// The TileJSON of a cache, for web maps, which know one grid only. Source: TileJSON 3.0.0.
package enum WebMapDocument {
  /// - Parameters:
  ///   - model: the cache, with the levels that clients may ask for and a name.
  ///   - template: the whole address of a tile with `{z}`, `{x}` and `{y}`.
  /// - Returns: `nil` if the cache has not the grid of web maps.
  package static func document(_ model: CacheDescription, template: String) -> JSONOutput? {
    guard let web = try? WebZooms(model, for: "a web map"), let first = web.zooms.min(), let last = web.zooms.max()
    else { return nil }
    var members: [JSONOutput.Member] = [
      .init("tilejson", .string("3.0.0")), .init("name", .string(model.name ?? "Layers")),
      .init("tiles", .array([.string(template)])), .init("scheme", .string("xyz")),
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
    return .object(members)
  }
}
