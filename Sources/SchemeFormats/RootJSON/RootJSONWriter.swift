import Diagnostics
import SourceText
import TilingSchemes

/// Writes a root.json on one line, as ArcGIS does. The order of the keys matters to GDAL, which detects a root.json by
/// `tileBundlesPath` in its first kilobyte.
enum RootJSONWriter {
  static func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    guard let scheme = model.scheme else {
      throw WritingError("root.json needs a tiling scheme, and the input has none")
    }
    try scheme.requireEsriLevels(for: "root.json")
    return WrittenText(
      JSONOutput.object(of: complete(model, scheme), RootJSONFields.document).text(.compact), notices: notices(model))
  }

  /// The model with every value that ArcGIS always writes.
  private static func complete(_ model: CacheDescription, _ scheme: TilingScheme) -> CacheDescription {
    let reference = model.spatialReference ?? model.fullExtent?.spatialReference ?? scheme.spatialReference
    // Levels may be in any order, so the limits are found by number.
    let first = scheme.levels.min { $0.number < $1.number }
    let last = scheme.levels.max { $0.number < $1.number }
    var written = model
    written.tileBundlesPath = model.tileBundlesPath ?? "./tile"
    written.name = model.name ?? model.mapName ?? "Layers"
    written.serviceDescription = model.serviceDescription ?? ""
    written.image = model.image?.completeForJSON
    written.spatialReference = reference
    written.units = model.unitsName
    let coarsest = limit(model.minLOD, model.minScale, scheme, orElse: first)
    let finest = limit(model.maxLOD, model.maxScale, scheme, orElse: last)
    written.minLOD = coarsest.level
    written.maxLOD = finest.level
    written.minScale = coarsest.scale
    written.maxScale = finest.scale
    written.allowsResampling = model.allowsResampling ?? true
    written.scheme = scheme.completeForTileInfo(assuming: reference)
    written.allowsTileExport = model.allowsTileExport ?? false
    // A map that was saved without an initial extent starts with the full extent.
    written.initialExtent = model.initialExtent ?? model.fullExtent
    written.fullExtent = model.fullExtent ?? model.initialExtent
    return written
  }

  private struct Limit {
    let level: Int?
    let scale: Double?
  }

  /// The limit of the levels and the limit of the scales, which must be those of the same level in a root.json (LOD009).
  ///
  /// A service states scales alone, which can be beyond those of its levels; such a scale is then lost.
  private static func limit(
    _ level: Int?, _ scale: Double?, _ scheme: TilingScheme, orElse last: LevelOfDetail?
  ) -> Limit {
    // 0 means that there is no limit.
    guard level == nil, let scale, scale != 0 else {
      return Limit(level: level ?? last?.number, scale: scale ?? last?.scale)
    }
    guard let match = scheme.levels.first(where: { ((scale - $0.scale) / $0.scale).magnitude < 1e-6 }) else {
      return Limit(level: last?.number, scale: last?.scale)
    }
    return Limit(level: match.number, scale: scale)
  }

  /// Notices about values that a client or GDAL will miss.
  private static func notices(_ model: CacheDescription) -> [Message] {
    var notices: [Message] = []
    if model.fullExtent == nil, model.initialExtent == nil {
      notices.append(
        "root.json has no extents, as the input has none; give them with \(parameter: .tileExtent) xmin,ymin,xmax,ymax"
      )
    }
    // Esri documents Compact V2 as the only storage of a package.
    if let format = model.storage?.format, format != .compactV2 {
      notices.append(
        "storageFormat stays \(format.name), because the tiles are not converted; a package to be served needs Compact V2"
      )
    } else if model.storage == nil {
      notices.append("the input does not state how the tiles are stored, so root.json has no storageInfo")
    }
    if (model.scheme?.spatialReference ?? model.spatialReference)?.wkid == nil {
      notices.append("the coordinate system has no WKID; root.json gets its WKT, which GDAL does not read there")
    }
    return notices
  }
}
