import Diagnostics
import SourceText
import TilingSchemes

/// Writes the description of a cached map service, as its REST address would return it.
enum ServiceJSONWriter {
  static func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    WrittenText(JSONOutput.object(try members(of: model)).text(.compact))
  }

  /// The members of the description, for a server that adds its own.
  static func members(of model: CacheDescription) throws(WritingError) -> [JSONOutput.Member] {
    guard let scheme = model.scheme else {
      throw WritingError("a cached service needs a tiling scheme, and the input has none")
    }
    try scheme.requireEsriLevels(for: "service.json")
    // A service states one system for the whole map; the scheme's is the usual one.
    let reference = model.spatialReference ?? model.fullExtent?.spatialReference ?? scheme.spatialReference
    var written = model
    // “Layers” is ArcGIS's own default name of a map.
    written.mapName = model.mapName ?? "Layers"
    written.serviceDescription = model.serviceDescription ?? ""
    written.spatialReference = reference
    written.scheme = scheme.completeForTileInfo(assuming: reference)
    written.image = model.image?.completeForJSON
    // One known extent stands for both, because clients expect both.
    written.initialExtent = model.initialExtent ?? model.fullExtent
    written.fullExtent = model.fullExtent ?? model.initialExtent
    written.units = model.unitsName
    return JSONOutput.members(of: written, ServiceJSONFields.document)
  }
}
