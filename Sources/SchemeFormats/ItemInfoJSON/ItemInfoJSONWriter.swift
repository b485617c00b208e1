import CoordinateSystems
import SourceText
import TilingSchemes

/// Writes an iteminfo.json on one line, as ArcGIS does.
enum ItemInfoJSONWriter {
  static func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let item = model.item ?? ItemInformation()
    let name = item.name ?? model.name ?? model.mapName ?? "Layers"
    let extent = item.extent ?? geographicExtent(model)
    var notices: [String] = []
    if extent == nil {
      notices.append(
        model.fullExtent ?? model.initialExtent == nil
          ? "iteminfo.json has no extent, because the input has none"
          : "iteminfo.json has no extent: turning it into degrees takes PROJ, which is missing or does not know the system"
      )
    }
    var builder = JSONObjectBuilder()
    builder.add("creator", item.creator ?? "tilescheme")
    builder.add("name", name)
    builder.add("guid", item.guid ?? guid(model))
    builder.add("version", .number("1.0"))
    builder.add("created", item.created ?? 0)
    builder.add("snippet", item.snippet ?? "")
    builder.add("description", item.itemDescription ?? "")
    builder.add("summary", item.summary ?? "")
    builder.add("title", item.title ?? name)
    builder.add("tags", item.tags ?? "")
    builder.add("type", item.type ?? "Compact Tile Package")
    let keywords = item.typeKeywords ?? ["Compact Tile Package", "Tile Package", "tpkx"]
    builder.add("typeKeywords", .array(keywords.map { .string($0) }))
    builder.add("thumbnail", item.thumbnail)
    builder.add("extent", extent.map { .extent($0, assuming: .wgs84) })
    return WrittenText(builder.object.text(.compact), notices: notices)
  }

  private static func geographicExtent(_ model: CacheDescription) -> Envelope? {
    let assumed = model.scheme?.spatialReference ?? model.spatialReference
    return (model.fullExtent ?? model.initialExtent)?.inWGS84(assuming: assumed)
  }

  /// The same scheme and extent always get the same identifier, whatever they are called and wherever they lie.
  ///
  /// What it is made from must never change: bit patterns in a fixed order.
  private static func guid(_ model: CacheDescription) -> String {
    var numbers: [Double] = []
    if let scheme = model.scheme {
      numbers += [scheme.origin.x, scheme.origin.y, Double(scheme.tileWidth), Double(scheme.tileHeight)]
      numbers += scheme.levels.flatMap { [Double($0.level), $0.resolution, $0.scale] }
    }
    if let extent = model.fullExtent { numbers += [extent.xMin, extent.yMin, extent.xMax, extent.yMax] }
    let reference = model.scheme?.spatialReference ?? model.spatialReference
    let system = reference?.wkid.map { String($0) } ?? reference?.wellKnownText ?? ""
    let name = ([system] + numbers.map { String($0.bitPattern, radix: 16) }).joined(separator: " ")
    return UUIDv5.make(name: name)
  }
}
