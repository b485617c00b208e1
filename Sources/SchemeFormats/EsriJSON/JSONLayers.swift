import SourceText
import TilingSchemes

extension JSONFields {
  /// Reads the list of a map's layers, with their legends.
  mutating func layers(_ value: JSONValue?, in path: String) -> [MapLayer]? {
    guard let value else { return nil }
    log.positions.note(.layers, at: document.range(of: value))
    guard let list = array(value, path, of: "an object", { $0 }) else { return nil }
    var layers: [MapLayer] = []
    for (index, item) in list.enumerated() {
      guard let object = object(item, "\(path)[\(index)]") else { continue }
      if let layer = layer(object, in: "\(path)[\(index)]") { layers.append(layer) }
    }
    return layers
  }

  private mutating func layer(_ object: JSONValue, in path: String) -> MapLayer? {
    let found = members(
      of: object, in: path,
      [
        "id", "name", "parentLayerId", "defaultVisibility", "subLayerIds", "minScale", "maxScale", "type",
        "geometryType", "legend",
      ])
    guard let id = integer(found[0], "\(path).id", .layers) else {
      if found[0] == nil { missing("id", in: object, path) }
      return nil
    }
    var layer = MapLayer(id: id, name: string(found[1], "\(path).name", .layers) ?? "")
    layer.parentLayerID = integer(found[2], "\(path).parentLayerId", .layers)
    layer.isVisibleByDefault = boolean(found[3], "\(path).defaultVisibility", .layers)
    let text = document
    layer.subLayerIDs = array(found[4], "\(path).subLayerIds", of: "a whole number") {
      text.double(of: $0).flatMap(exactInteger)
    }
    layer.minScale = lenientDouble(found[5], "\(path).minScale", .layers)
    layer.maxScale = lenientDouble(found[6], "\(path).maxScale", .layers)
    layer.type = string(found[7], "\(path).type", .layers)
    layer.geometryType = string(found[8], "\(path).geometryType", .layers)
    if let entries = array(found[9], "\(path).legend", of: "an object", { $0 }) {
      layer.legend = entries.enumerated().compactMap { legendEntry($1, in: "\(path).legend[\($0)]") }
    }
    return layer
  }

  private mutating func legendEntry(_ value: JSONValue, in path: String) -> LegendEntry? {
    guard let object = object(value, path) else { return nil }
    let found = members(of: object, in: path, ["label", "imageData", "contentType", "height", "width", "values"])
    var entry = LegendEntry(
      label: string(found[0], "\(path).label", .layers) ?? "",
      imageData: string(found[1], "\(path).imageData", .layers) ?? "")
    entry.contentType = string(found[2], "\(path).contentType", .layers)
    entry.height = integer(found[3], "\(path).height", .layers)
    entry.width = integer(found[4], "\(path).width", .layers)
    entry.values = found[5]?.array?.map { JSONOutput($0, in: document).text(.compact) }
    return entry
  }
}
