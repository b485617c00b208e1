import CoordinateSystems
public import SourceText
public import TilingSchemes

/// iteminfo.json: what a portal shows of a tile package.
///
/// Source: iteminfo.md of Esri's tile-package-spec for the meaning, real files for the spelling
/// (`Documentation/Reference/iteminfo-json.md`).
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
    var item = ItemInformation()
    _ = fields.read(document.root, in: "", ItemInfoJSONFields.item, into: &item) { .item($0) }
    model.item = item
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
