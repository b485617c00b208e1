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
    builder.add("guid", item.guid ?? guid(model, name: name))
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

  /// The same scheme and extent always get the same identifier.
  private static func guid(_ model: CacheDescription, name: String) -> String {
    var identity = CacheDescription()
    identity.scheme = model.scheme
    identity.fullExtent = model.fullExtent
    let text = ModelItem.all(of: identity).map { "\($0.name)=\($0.value)" }.joined(separator: "\n")
    return UUIDv5.make(name: "\(name)\n\(text)")
  }
}
