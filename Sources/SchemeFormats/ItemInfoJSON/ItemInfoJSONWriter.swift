import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Writes an iteminfo.json on one line, as ArcGIS does.
enum ItemInfoJSONWriter {
  static func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let item = complete(model.item ?? ItemInformation(), model)
    var notices: [Message] = []
    if item.extent == nil {
      notices.append(
        model.fullExtent ?? model.initialExtent == nil
          ? "iteminfo.json has no extent, because the input has none"
          : "iteminfo.json has no extent: PROJ, which converts it to degrees, is missing or does not know the system"
      )
    }
    return WrittenText(JSONOutput.object(of: item, ItemInfoJSONFields.item).text(.compact), notices: notices)
  }

  /// The item with every value that ArcGIS always writes. Values of the input are kept.
  private static func complete(_ item: ItemInformation, _ model: CacheDescription) -> ItemInformation {
    var written = item
    let name = item.name ?? model.name ?? model.mapName ?? "Layers"
    // The texts are empty in most files of ArcGIS; the identifier is computed, so that equal input gives equal bytes.
    written.creator = item.creator ?? "tilescheme"
    written.name = name
    written.guid = item.guid ?? guid(model)
    written.created = item.created ?? 0
    written.snippet = item.snippet ?? ""
    written.itemDescription = item.itemDescription ?? ""
    written.summary = item.summary ?? ""
    written.title = item.title ?? name
    written.tags = item.tags ?? ""
    written.type = item.type ?? "Compact Tile Package"
    written.typeKeywords = item.typeKeywords ?? ["Compact Tile Package", "Tile Package", "tpkx"]
    written.extent = item.extent ?? geographicExtent(model)
    return written
  }

  /// The cache's extent in degrees, in which iteminfo.json states it for every coordinate system.
  private static func geographicExtent(_ model: CacheDescription) -> Envelope? {
    let assumed = model.scheme?.spatialReference ?? model.spatialReference
    return (model.fullExtent ?? model.initialExtent)?.inWGS84(assuming: assumed)
  }

  /// The same scheme and extent always get the same identifier, independent of names and paths. So a conversion that is
  /// repeated gives the same bytes.
  ///
  /// The input of the hash must never change: bit patterns in a fixed order.
  private static func guid(_ model: CacheDescription) -> String {
    var numbers: [Double] = []
    // The extent and the system are part of the name, so that two regions of one scheme differ.
    if let scheme = model.scheme {
      numbers += [scheme.origin.x, scheme.origin.y, Double(scheme.tileWidth), Double(scheme.tileHeight)]
      numbers += scheme.levels.flatMap { [Double($0.number), $0.resolution, $0.scale] }
    }
    if let extent = model.fullExtent { numbers += [extent.xMin, extent.yMin, extent.xMax, extent.yMax] }
    let reference = model.scheme?.spatialReference ?? model.spatialReference
    let system = reference?.wkid.map { String($0) } ?? reference?.wellKnownText ?? ""
    let name = ([system] + numbers.map { String($0.bitPattern, radix: 16) }).joined(separator: " ")
    return UUIDv5.make(name: name)
  }
}
