import SourceText
package import TilingSchemes

/// The capabilities of a WMTS with any number of caches, each of which has both kinds of addresses: GDAL takes the
/// templates, QGIS the requests by key and value (`Reference/open-formats.md`).
package struct WMTSService: Sendable {
  /// A cache of the service.
  package struct Layer: Sendable {
    /// What the cache states, with an address of its tiles in `tileAddress`.
    package let model: CacheDescription
    /// The name of the layer and of its matrix set.
    package let identifier: String
    /// The declared type of the tiles, such as `image/png`.
    package var mediaType: String { TileMedia(model.image?.format).type }

    /// - Parameters:
    ///   - model: what the cache states, with an address of its tiles.
    ///   - identifier: a name without spaces and commas.
    package init(_ model: CacheDescription, identifier: String) {
      self.model = model
      self.identifier = identifier
    }
  }

  /// The title of the service.
  package let title: String
  /// The address for requests by key and value, without a query.
  package let address: String
  /// The address of the document itself.
  package let metadata: String
  /// The caches.
  package let layers: [Layer]

  /// - Parameters:
  ///   - title: the title of the service.
  ///   - address: the address for requests by key and value, without a query.
  ///   - metadata: the address of the document itself.
  ///   - layers: the caches.
  package init(title: String, address: String, metadata: String, layers: [Layer]) {
    self.title = title
    self.address = address
    self.metadata = metadata
    self.layers = layers
  }

  /// The document.
  ///
  /// - Throws: `WritingError` if the coordinate system of a cache has no code, or its extent is unknown.
  package func text() throws(WritingError) -> String {
    var written: [WMTSWrittenLayer] = []
    for layer in layers {
      let set = try WrittenMatrixSet(layer.model, for: "a WMTS")
      let media = TileMedia(layer.model.image?.format)
      written.append(
        WMTSWrittenLayer(
          model: layer.model, set: set, media: media, identifier: layer.identifier, setIdentifier: layer.identifier,
          style: "default", format: media.type,
          template: layer.model.tileAddress.map { TileAddress($0).template(.wmts) }))
    }
    let credits = layers.compactMap { $0.model.attribution ?? $0.model.item?.credits }.filter { !$0.isEmpty }
    return WMTSWriter.write(
      title: title, constraints: layers.count == 1 ? credits.first : nil, operations: address + "?",
      metadata: metadata, written)
  }
}
