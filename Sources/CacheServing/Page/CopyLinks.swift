import SchemeFormats
import SourceText

/// The texts that a user copies into other programs, each with the address that this program reads rightly.
struct CopyLinks {
  private let cache: ServedCache
  private let base: String

  init(_ cache: ServedCache, base: String) {
    self.cache = cache
    self.base = base
  }

  private struct Link {
    let id: String
    let title: String
    let text: String
    var note: String?
  }

  var document: JSONOutput {
    var links: [Link] = []
    let name = cache.encodedName
    let kind = ServedService(cache).kind
    let service = "\(base)/arcgis/rest/services/\(name)/\(kind.rawValue)"
    links.append(
      Link(
        id: "arcgis", title: "ArcGIS Pro, ArcGIS Online", text: service,
        note: "Add data from this address. ArcGIS Online takes only https addresses from another machine."))
    if WMTSDoor.isPossible(cache) {
      let capabilities = "\(base)/wmts/\(name)/1.0.0/WMTSCapabilities.xml"
      links.append(Link(id: "qgis-wmts", title: "QGIS: WMS/WMTS connection", text: capabilities))
      links.append(Link(id: "qgis-arcgis", title: "QGIS: ArcGIS REST server", text: service))
      links.append(
        Link(
          id: "gdal", title: "GDAL", text: "gdalinfo \"WMTS:\(capabilities),layer=\(cache.name)\"",
          note: "GDAL reads the ArcGIS address wrongly unless each level halves the one before."))
    }
    if cache.webZooms != nil {
      links.append(
        Link(id: "xyz", title: "XYZ tiles", text: WebMapDoor.template(of: cache, base: base)))
      links.append(Link(id: "tilejson", title: "TileJSON", text: "\(base)/xyz/\(name).json"))
    }
    var model = cache.grid.model
    model.tileAddress = "\(service)/tile/{level}/{row}/{col}"
    let snippets: [(id: String, title: String, format: any SchemeFormat)] = [
      ("openlayers", "OpenLayers", OpenLayersFormat()), ("leaflet", "Leaflet", LeafletFormat()),
      ("arcgis-js", "ArcGIS Maps SDK for JavaScript", ArcGISJSFormat()),
    ]
    for snippet in snippets {
      if let written = try? snippet.format.write(model) {
        links.append(Link(id: snippet.id, title: snippet.title, text: written.text))
      }
    }
    model.tileAddress = WebMapDoor.template(of: cache, base: base)
    if let written = try? MapLibreFormat().write(model) {
      links.append(Link(id: "maplibre", title: "MapLibre", text: written.text))
    }
    return Self.array(links)
  }

  /// The texts for the whole server.
  static func ofServer(base: String) -> JSONOutput {
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
