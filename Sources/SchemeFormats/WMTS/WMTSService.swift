import SourceText
package import TilingSchemes

/// The capabilities of a WMTS with any number of caches. Those of a server have both kinds of addresses: GDAL takes the
/// templates, QGIS the requests by key and value (`Reference/open-formats.md`).
package struct WMTSService: Sendable {
  /// A cache of the service.
  package struct Layer: Sendable {
    /// The attribution that a map must show.
    let credits: String?
    let written: WMTSWrittenLayer

    /// - Parameters:
    ///   - model: what the cache states, with an address of its tiles in `tileAddress`.
    ///   - identifier: the name of the layer and of its matrix set, without spaces and commas.
    /// - Throws: `WritingError` if the coordinate system of the cache has no code, or its extent is unknown.
    package init(_ model: CacheDescription, identifier: String) throws(WritingError) {
      credits = model.attribution ?? model.item?.credits
      let media = TileMedia(model.image?.format)
      written = WMTSWrittenLayer(
        model: model, set: try WrittenMatrixSet(model, for: "a WMTS"), media: media, identifier: identifier,
        setIdentifier: identifier, style: "default", format: media.type,
        template: model.tileAddress.map { TileAddress($0).template(.wmts) })
    }
  }

  /// The title of the service.
  package let title: String
  /// The address for requests by key and value, without a query; `nil` if only the templates are answered.
  package let address: String?
  /// The address of the document itself.
  package let metadata: String
  /// The caches.
  package let layers: [Layer]

  /// - Parameters:
  ///   - title: the title of the service.
  ///   - address: the address for requests by key and value, without a query; `nil` if only the templates are answered.
  ///   - metadata: the address of the document itself.
  ///   - layers: the caches.
  package init(title: String, address: String?, metadata: String, layers: [Layer]) {
    self.title = title
    self.address = address
    self.metadata = metadata
    self.layers = layers
  }

  /// The name of a layer without spaces and commas, for a cache with a title for people.
  package static func identifier(for title: String) -> String { WrittenMatrixSet.identifier(title) }

  /// The document.
  package var text: String {
    WMTSWriter.write(
      title: title, constraints: layers.count == 1 ? layers[0].credits : nil, operations: address.map { $0 + "?" },
      metadata: metadata, layers.map(\.written))
  }
}
