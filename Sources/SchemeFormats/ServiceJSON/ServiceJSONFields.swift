import SourceText
import TilingSchemes

/// The members of a map service's description, in the order in which they are written.
enum ServiceJSONFields {
  /// The whole description. `tileInfo` is optional, because services without a cache do not have it.
  static let document = JSONTable<CacheDescription, SchemeField>(
    .value("name", .name),
    .value("mapName", .mapName),
    .value("serviceDescription", .serviceDescription),
    .part("layers", turn: 3, .layers),
    .part("spatialReference", turn: 2, .spatialReference),
    // Written, because clients such as QGIS need it. Not read: one real service states false although it has a cache.
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
    .part("initialExtent", turn: 3, .initialExtent),
    .part("fullExtent", turn: 3, .fullExtent),
    .value("minScale", .minScale),
    .value("maxScale", .maxScale),
    .value("minLOD", .minLOD),
    .value("maxLOD", .maxLOD),
    .value("units", .units),
    .value("resampling", .resampling),
    .value("exportTilesAllowed", .tileExport))

  /// The wrapper of the description within a .tpk.
  static let wrapper = JSONKeys(["contents"])
}
