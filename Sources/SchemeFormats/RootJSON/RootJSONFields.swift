import SourceText
import TilingSchemes

/// The members of a root.json, in the order in which they are written: GDAL detects a root.json by `tileBundlesPath`
/// in its first kilobyte.
enum RootJSONFields {
  static let document = JSONTable<CacheDescription, SchemeField>(
    .part("version", turn: 3) { fields, value, path, _ in
      fields.log.positions.note(.version, at: fields.document.range(of: value))
      // Some programs write the string "1.0". A version other than the number 1 is not kept, so it is listed.
      if fields.document.double(of: value) != 1 {
        fields.log.unheld.append(.init(path, at: fields.document.range(of: value)))
      }
      return true
    } write: { _ in
      .number("1.0")
    },
    .value("tileBundlesPath", .tileBundlesPath),
    .value("name", .name),
    .value("serviceDescription", .serviceDescription),
    // Read after `tileInfo`, whose values of the storage it replaces.
    .part("storageInfo", turn: 2) { fields, value, path, model in
      guard let object = fields.object(value, path) else { return false }
      let found = fields.members(of: object, in: path, TileInfoObject.storage.keys)
      fields.storage(found[...], of: object, in: path, into: &model)
      return true
    } write: { model in
      model.storage.map { .object(of: $0, TileInfoObject.storage) }
    },
    .part("tileImageInfo", turn: 2) { fields, value, path, model in
      guard let object = fields.object(value, path) else { return false }
      let found = fields.members(of: object, in: path, TileInfoObject.image.keys)
      fields.image(found[...], of: object, in: path, into: &model)
      return true
    } write: { model in
      model.image.map { .object(of: $0, TileInfoObject.image) }
    },
    .part(JSONKey("spatialReference", "spatialreference"), turn: 2, .spatialReference),
    .value("units", .units),
    .value("minLOD", .minLOD),
    .value("maxLOD", .maxLOD),
    // Not all files have the scales; 0 means no limit, and they need not be those of minLOD and maxLOD.
    .value("minScale", .minScale),
    .value("maxScale", .maxScale),
    .value("resampling", .resampling),
    // Read before the objects for images and storage, which take precedence over its values.
    .part("tileInfo", .expected, help: "Add a tileInfo with the origin, the tile size and the levels.", turn: 1) {
      fields, value, path, model in
      guard let object = fields.object(value, path) else { return false }
      fields.tileInfo(object, in: path, into: &model)
      return true
    } write: { model in
      model.scheme.map { .object(of: $0, TileInfoObject.scheme) }
    },
    .value("exportTilesAllowed", .tileExport),
    .part("layers", turn: 2, .layers),
    .part("initialExtent", turn: 2, .initialExtent),
    .part("fullExtent", turn: 2, .fullExtent))
}
