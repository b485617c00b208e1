import SourceText
import TilingSchemes

/// A layer of a map, as a service and root.json list it.
enum LayerObject {
  /// A layer without an id is not read at all, because groups refer to layers by their ids.
  static let identity = JSONTable<MapLayer, SchemeField>(.value("id", .id, .needed))

  /// The other values. None of them is required, because tiles do not depend on layers.
  static let rest = JSONTable<MapLayer, SchemeField>(
    .value("name", .name),
    .value("parentLayerId", .parentLayerID),
    .value("defaultVisibility", .visibility),
    .part("subLayerIds") { fields, value, path, layer in
      let document = fields.document
      layer.subLayerIDs = fields.array(value, path, of: "a whole number") {
        document.double(of: $0).flatMap(exactInteger)
      }
      return true
    } write: { layer in
      // ArcGIS writes the key for every layer, with null if the layer is not a group.
      layer.subLayerIDs.map { .array($0.map { .integer($0) }) } ?? .null
    },
    // Some servers write the scales of layers as strings.
    .value("minScale", .minScale, accepting: .numberAsString),
    .value("maxScale", .maxScale, accepting: .numberAsString),
    .value("type", .type),
    .value("geometryType", .geometryType),
    .part("legend") { fields, value, path, layer in
      layer.legend = fields.array(value, path, of: "an object", { $0 })?.enumerated().compactMap {
        fields.legendEntry($1, in: "\(path)[\($0)]")
      }
      return true
    } write: { layer in
      layer.legend.map { .array($0.map { .object(of: $0, LayerObject.legendEntry) }) }
    })

  /// A symbol of the legend; its image is kept in Base64 as it is.
  static let legendEntry = JSONTable<LegendEntry, SchemeField>(
    .value("label", .label),
    .value("imageData", .imageData),
    .value("contentType", .contentType),
    .value("height", .height),
    .value("width", .width),
    .part("values") { fields, value, path, entry in
      let document = fields.document
      // A value of a class may have any type, so its JSON text is kept.
      entry.values = value.array?.map { JSONOutput($0, in: document).text(.compact) }
      return true
    } write: { entry in
      entry.values.map { .array($0.map { .number($0) }) }
    })

  /// One list of all keys, so that the members of the object are searched only once.
  static let keys = identity.keys + rest.keys
}

extension JSONFields {
  /// Reads the list of a map's layers, with their legends.
  mutating func layers(_ value: JSONValue, in path: String) -> [MapLayer]? {
    log.positions.note(.layers, at: document.range(of: value))
    // A faulty layer is reported and left out; the others are kept.
    guard let list = array(value, path, of: "an object", { $0 }) else { return nil }
    var layers: [MapLayer] = []
    for (index, item) in list.enumerated() {
      guard let object = object(item, "\(path)[\(index)]") else { continue }
      if let layer = layer(object, in: "\(path)[\(index)]") { layers.append(layer) }
    }
    return layers
  }

  private mutating func layer(_ object: JSONValue, in path: String) -> MapLayer? {
    let found = members(of: object, in: path, LayerObject.keys)
    let rest = LayerObject.identity.keys.count
    var layer = MapLayer(id: 0, name: "")
    guard read(found[..<rest], of: object, in: path, LayerObject.identity, into: &layer, at: { $0 }) else { return nil }
    _ = read(found[rest...], of: object, in: path, LayerObject.rest, into: &layer) { $0 }
    return layer
  }

  fileprivate mutating func legendEntry(_ value: JSONValue, in path: String) -> LegendEntry? {
    guard let object = object(value, path) else { return nil }
    var entry = LegendEntry(label: "", imageData: "")
    _ = read(object, in: path, LayerObject.legendEntry, into: &entry) { $0 }
    return entry
  }
}

extension JSONOutput {
  /// The object of a layer, with the keys in ArcGIS's order.
  static func layer(_ layer: MapLayer) -> JSONOutput {
    .object(members(of: layer, LayerObject.identity) + members(of: layer, LayerObject.rest))
  }
}
