import CoordinateSystems
public import SourceText
public import TilingSchemes

/// iteminfo.json: what a portal shows of a tile package.
///
/// Source: iteminfo.md of Esri's tile-package-spec for the meaning, real files for the spelling
/// (`real-files.md` §4.9).
public struct ItemInfoJSONFormat: SchemeFormat {
  public var name: String { "iteminfo.json" }
  public var form: CacheForm? { .readyToServe }

  public init() {}

  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .json(let document) = content else { return false }
    let root = document.root
    return root["tileInfo"] == nil
      && (root["typeKeywords"] ?? root["typekeywords"] != nil || root["guid"] != nil && root["snippet"] != nil)
  }

  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    var model = CacheDescription()
    model.item = fields.item()
    return fields.log.document(self, document.text, model)
  }

  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ItemInfoJSONWriter.write(model)
  }

  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    // The extent here is in degrees; without one in degrees there is nothing to put in.
    extent.inWGS84(assuming: nil).flatMap { document.edits(.item, $0, spelling: DecimalNumber.shortest) }
  }
}

extension JSONFields {
  fileprivate mutating func item() -> ItemInformation {
    let found = members(
      of: document.root, in: "",
      [
        Key("name"), Key("title"), Key("guid"), Key("creator"), Key("snippet"), Key("summary"), Key("description"),
        Key("tags"), Key("type"), Key("typeKeywords", "typekeywords"), Key("thumbnail"), Key("extent"),
        Key("created"), Key("version"),
      ])
    var item = ItemInformation()
    item.name = string(found[0], "name", .item(.name))
    item.title = string(found[1], "title", .item(.title))
    item.guid = string(found[2], "guid", .item(.guid))
    item.creator = string(found[3], "creator", .item(.creator))
    item.snippet = string(found[4], "snippet", .item(.snippet))
    item.summary = string(found[5], "summary", .item(.summary))
    item.itemDescription = string(found[6], "description", .item(.description))
    // iteminfo.md says a list, real files hold one string.
    item.tags =
      found[7]?.array?.compactMap(\.string).joined(separator: ",") ?? string(found[7], "tags", .item(.tags))
    item.type = string(found[8], "type", .item(.type))
    item.typeKeywords = array(found[9], "typeKeywords", of: "a string", \.string)
    item.thumbnail = string(found[10], "thumbnail", .item(.thumbnail))
    item.extent = extent(found[11], in: "extent", .item, reference: .item)
    item.created = double(found[12], "created", .item(.created))
    return item
  }
}
