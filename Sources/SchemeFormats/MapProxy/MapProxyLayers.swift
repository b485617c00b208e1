import SourceText
import TilingSchemes

/// The caches and layers of a mapproxy.yaml, from which a grid gets a name for people and the format of its tiles.
struct MapProxyLayers {
  private let caches: [JSONMember]
  private let layers: [JSONValue]

  init(_ root: JSONValue) {
    caches = root["caches"]?.members ?? []
    layers = root["layers"]?.array ?? []
  }

  /// A model with the title of the only layer and the format of the only cache that use a grid.
  func described(_ model: CacheDescription, as grid: String) -> CacheDescription {
    var model = model
    let users = caches.filter { $0.value["grids"]?.array?.contains { $0.string == grid } == true }
    guard let cache = users.first, users.count == 1 else { return model }
    let titles = layers.filter { layer in
      (layer["sources"]?.array ?? []).contains { $0.string == cache.key }
    }
    if titles.count == 1, let title = titles[0]["title"]?.string { model.name = title }
    let format: TileImageFormat? =
      switch cache.value["format"]?.string {
      case "mixed": .mixed
      case let type?: TileMedia.format(of: type)
      case nil: nil
      }
    if let format {
      model.image = TileImageInfo()
      model.image?.format = format
    }
    return model
  }
}
