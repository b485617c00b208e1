import SchemeFormats
package import SourceText
package import TilingSchemes

/// The texts that a user copies into other programs, each with the address that this program reads rightly.
package struct CopyLinks {
  private let model: CacheDescription
  private let addresses: PageAddresses.Programs

  /// - Parameters:
  ///   - model: the cache, with the levels that clients may ask for.
  ///   - addresses: where other programs find it.
  package init(_ model: CacheDescription, at addresses: PageAddresses.Programs) {
    self.model = model
    self.addresses = addresses
  }

  private struct Link {
    let id: String
    let title: String
    let text: String
    var note: String?
  }

  /// The links as the page reads them.
  package var document: JSONOutput {
    var links: [Link] = []
    if let service = addresses.service {
      links.append(
        Link(
          id: "arcgis", title: "ArcGIS Pro, ArcGIS Online", text: service,
          note: "Add data from this address. ArcGIS Online takes only https addresses from another machine."))
    }
    if let capabilities = addresses.capabilities {
      links.append(Link(id: "qgis-wmts", title: "QGIS: WMS/WMTS connection", text: capabilities))
      if let service = addresses.service {
        links.append(Link(id: "qgis-arcgis", title: "QGIS: ArcGIS REST server", text: service))
      }
      links.append(
        Link(
          id: "gdal", title: "GDAL", text: "gdalinfo \"WMTS:\(capabilities),layer=\(addresses.layer)\"",
          note: addresses.service == nil
            ? nil : "GDAL reads the ArcGIS address wrongly unless each level halves the one before."))
    }
    if let tiles = addresses.webTiles { links.append(Link(id: "xyz", title: "XYZ tiles", text: tiles)) }
    if let address = addresses.tileJSON { links.append(Link(id: "tilejson", title: "TileJSON", text: address)) }
    var model = model
    model.tileAddress = addresses.tiles
    let snippets: [(id: String, title: String, format: any SchemeFormat)] = [
      ("openlayers", "OpenLayers", OpenLayersFormat()), ("leaflet", "Leaflet", LeafletFormat()),
      ("arcgis-js", "ArcGIS Maps SDK for JavaScript", ArcGISJSFormat()),
    ]
    for snippet in snippets {
      if let written = try? snippet.format.write(model) {
        links.append(Link(id: snippet.id, title: snippet.title, text: written.text))
      }
    }
    if let tiles = addresses.webTiles { model.tileAddress = tiles }
    if let written = try? MapLibreFormat().write(model) {
      links.append(Link(id: "maplibre", title: "MapLibre", text: written.text))
    }
    return Self.array(links)
  }

  /// The texts for a whole server.
  ///
  /// - Parameter base: the address of the server.
  package static func ofServer(base: String) -> JSONOutput {
    array([
      Link(id: "arcgis", title: "ArcGIS: list of services", text: "\(base)/arcgis/rest/services"),
      Link(
        id: "wmts", title: "WMTS of all caches", text: "\(base)/wmts/1.0.0/WMTSCapabilities.xml",
        note: "ArcGIS Online shows the first layer of a document with several; take the address of the cache there."),
    ])
  }

  private static func array(_ links: [Link]) -> JSONOutput {
    .array(
      links.map { link in
        .object([
          .init("id", .string(link.id)), .init("title", .string(link.title)), .init("text", .string(link.text)),
          .init("note", link.note.map { .string($0) } ?? .null),
        ])
      })
  }
}
