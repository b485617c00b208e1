import SourceText
import TilingSchemes

/// Writes a root.json on one line, as ArcGIS does, with the keys in an order that GDAL recognises: it looks for
/// `tileBundlesPath` in the first kilobyte.
enum RootJSONWriter {
  static func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    guard let scheme = model.scheme else {
      throw WritingError("root.json needs a tiling scheme, and the input has none")
    }
    let reference = model.spatialReference ?? model.fullExtent?.spatialReference ?? scheme.spatialReference
    let first = scheme.levels.min { $0.level < $1.level }
    let last = scheme.levels.max { $0.level < $1.level }
    var builder = JSONObjectBuilder()
    builder.add("version", .number("1.0"))
    builder.add("tileBundlesPath", model.tileBundlesPath ?? "./tile")
    builder.add("name", model.name ?? model.mapName ?? "Layers")
    builder.add("serviceDescription", model.serviceDescription ?? "")
    builder.add("storageInfo", storage(model.storage))
    builder.add("tileImageInfo", image(model.image))
    builder.add("spatialReference", reference.map(JSONOutput.spatialReference))
    builder.add("units", model.unitsName)
    builder.add("minLOD", model.minLOD ?? first?.level)
    builder.add("maxLOD", model.maxLOD ?? last?.level)
    builder.add("minScale", model.minScale ?? first?.scale)
    builder.add("maxScale", model.maxScale ?? last?.scale)
    builder.add("resampling", model.allowsResampling ?? true)
    builder.add("tileInfo", JSONOutput.tileInfo(scheme, assuming: reference).object)
    builder.add("exportTilesAllowed", model.allowsTileExport ?? false)
    builder.add("layers", model.layers.map { .array($0.map(JSONOutput.layer)) })
    // A map that was never saved with an extent of its own starts with all of it.
    let assumed = scheme.spatialReference ?? reference
    builder.add("initialExtent", (model.initialExtent ?? model.fullExtent).map { .extent($0, assuming: assumed) })
    builder.add("fullExtent", (model.fullExtent ?? model.initialExtent).map { .extent($0, assuming: assumed) })
    return WrittenText(builder.object.text(.compact), notices: notices(model))
  }

  private static func image(_ image: TileImageInfo?) -> JSONOutput? {
    guard let image else { return nil }
    var builder = JSONObjectBuilder()
    builder.add("format", image.formatName)
    builder.add("compressionQuality", image.compressionQuality)
    if image.isAntialiased == true { builder.add("antialiasing", true) }
    builder.add("bandCount", image.bandCount)
    builder.add("lercError", image.lercError)
    return builder.object
  }

  private static func storage(_ storage: TileStorageInfo?) -> JSONOutput? {
    guard let storage else { return nil }
    var builder = JSONObjectBuilder()
    builder.add("storageFormat", storage.format?.name)
    builder.add("packetSize", storage.packetSize)
    return builder.object
  }

  private static func notices(_ model: CacheDescription) -> [String] {
    var notices: [String] = []
    if model.fullExtent == nil, model.initialExtent == nil {
      notices.append(
        "root.json has no extents: the input has no conf.cdi; give them with --extent xmin,ymin,xmax,ymax")
    }
    if let format = model.storage?.format, format != .compactV2 {
      notices.append(
        "storageFormat stays \(format.name), which is how the tiles lie; a package to be served needs Compact V2")
    } else if model.storage == nil {
      notices.append("the input does not say how the tiles are stored, so root.json has no storageInfo")
    }
    if (model.scheme?.spatialReference ?? model.spatialReference)?.wkid == nil {
      notices.append("the coordinate system has no WKID; its WKT is carried, which GDAL does not read in root.json")
    }
    return notices
  }
}
