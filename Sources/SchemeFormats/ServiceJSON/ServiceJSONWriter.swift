import SourceText
import TilingSchemes

/// Writes the description of a cached map service, as its REST address would answer.
enum ServiceJSONWriter {
  static func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    guard let scheme = model.scheme else {
      throw WritingError("a cached service needs a tiling scheme, and the input has none")
    }
    let reference = model.spatialReference ?? model.fullExtent?.spatialReference ?? scheme.spatialReference
    var builder = JSONObjectBuilder()
    builder.add("name", model.name)
    builder.add("mapName", model.mapName ?? "Layers")
    builder.add("serviceDescription", model.serviceDescription ?? "")
    builder.add("layers", model.layers.map { .array($0.map(JSONOutput.layer)) })
    builder.add("spatialReference", reference.map(JSONOutput.spatialReference))
    builder.add("singleFusedMapCache", true)
    builder.add("tileInfo", tileInfo(scheme, model, assuming: reference))
    let assumed = scheme.spatialReference ?? reference
    builder.add("initialExtent", (model.initialExtent ?? model.fullExtent).map { .extent($0, assuming: assumed) })
    builder.add("fullExtent", (model.fullExtent ?? model.initialExtent).map { .extent($0, assuming: assumed) })
    builder.add("minScale", model.minScale)
    builder.add("maxScale", model.maxScale)
    builder.add("minLOD", model.minLOD)
    builder.add("maxLOD", model.maxLOD)
    builder.add("units", model.unitsName)
    builder.add("resampling", model.allowsResampling)
    builder.add("exportTilesAllowed", model.allowsTileExport)
    return WrittenText(builder.object.text(.compact))
  }

  private static func tileInfo(
    _ scheme: TilingScheme, _ model: CacheDescription, assuming reference: SpatialReference?
  ) -> JSONOutput {
    var builder = JSONOutput.tileInfo(scheme, assuming: reference)
    builder.add("format", model.image?.formatName)
    builder.add("compressionQuality", model.image?.compressionQuality)
    if model.image?.isAntialiased == true { builder.add("antialiasing", true) }
    builder.add("bandCount", model.image?.bandCount)
    builder.add("lercError", model.image?.lercError)
    builder.add("storageFormat", model.storage?.format?.name)
    builder.add("packetSize", model.storage?.packetSize)
    return builder.object
  }
}
