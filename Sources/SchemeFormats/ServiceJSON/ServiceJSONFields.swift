import SourceText
import TilingSchemes

/// The members of a map service's description, in the order in which they are written.
enum ServiceJSONFields {
  static let document = JSONTable<CacheDescription, SchemeField>(
    .value("name", .name),
    .value("mapName", .mapName),
    .value("serviceDescription", .serviceDescription),
    .part("layers", turn: 3) { fields, value, path, model in
      model.layers = fields.layers(value, in: path)
      return true
    } write: { model in
      model.layers.map { .array($0.map(JSONOutput.layer)) }
    },
    .part("spatialReference", turn: 2) { fields, value, path, model in
      model.spatialReference = fields.spatialReference(value, in: path, .map)
      return true
    } write: { model in
      model.spatialReference.map(JSONOutput.spatialReference)
    },
    .written("singleFusedMapCache", .bool(true)),
    .part("tileInfo", turn: 1) { fields, value, path, model in
      guard let object = fields.object(value, path) else { return false }
      fields.tileInfo(object, in: path, into: &model)
      return true
    } write: { model in
      model.scheme.map { scheme in
        .object(
          JSONOutput.members(of: scheme, TileInfoObject.scheme)
            + JSONOutput.members(of: model.image ?? TileImageInfo(), TileInfoObject.image)
            + JSONOutput.members(of: model.storage ?? TileStorageInfo(), TileInfoObject.storage))
      }
    },
    .part("initialExtent", turn: 3) { fields, value, path, model in
      model.initialExtent = fields.extent(value, in: path, .initial, reference: .initialExtent)
      return true
    } write: { model in
      model.initialExtent.map { .extent($0, assuming: model.scheme?.spatialReference) }
    },
    .part("fullExtent", turn: 3) { fields, value, path, model in
      model.fullExtent = fields.extent(value, in: path, .full, reference: .fullExtent)
      return true
    } write: { model in
      model.fullExtent.map { .extent($0, assuming: model.scheme?.spatialReference) }
    },
    .value("minScale", .minScale),
    .value("maxScale", .maxScale),
    .value("minLOD", .minLOD),
    .value("maxLOD", .maxLOD),
    .value("units", .units),
    .value("resampling", .resampling),
    .value("exportTilesAllowed", .tileExport))

  /// The wrapper of the description within a .tpk.
  static let wrapper = [JSONKey("contents")]
}
