import CoordinateSystems
public import SourceText
public import TilingSchemes

/// iteminfo.json: what a portal shows of a tile package.
///
/// Source: iteminfo.md of Esri's tile-package-spec for the meaning, real files for the spelling
/// (`Documentation/Reference/iteminfo-json.md`).
public struct ItemInfoJSONFormat: SchemeFormat {
  /// The file's name, which ArcGIS gives it in every package.
  public var name: String { "iteminfo.json" }
  /// The ready-to-serve form, in which it is the companion of root.json.
  public var form: CacheForm? { .readyToServe }

  /// A value without state: every one reads and writes alike.
  public init() {}

  /// Whether it is a JSON object without `tileInfo` that has `typeKeywords`, or both `guid` and `snippet`.
  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .json(let document) = content else { return false }
    let root = document.root
    return root["tileInfo"] == nil
      && (root["typeKeywords"] ?? root["typekeywords"] != nil || root["guid"] != nil && root["snippet"] != nil)
  }

  /// Reads the item and its extent in degrees; the model's other parts stay `nil`.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    var model = CacheDescription()
    var item = ItemInformation()
    _ = fields.read(document.root, in: "", ItemInfoJSONFields.item, into: &item) { .item($0) }
    model.item = item
    return fields.log.document(self, document.text, model)
  }

  /// Writes one line. What the item lacks is filled in: the name, a guid computed from scheme and extent, and the
  /// extent in degrees of WGS84, which is left out with a notice where it cannot be computed.
  ///
  /// No model is refused, although the protocol lets a format throw.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ItemInfoJSONWriter.write(model)
  }

  /// Sets the four numbers of the item's extent, turned into degrees of WGS84.
  ///
  /// - Returns: `nil` where the document does not have the four, or the extent names no system that can be turned into
  ///   degrees; most systems need PROJ for that.
  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    // The extent here is in degrees; without one in degrees there is nothing to put in.
    extent.inWGS84(assuming: nil).flatMap { document.edits(.item, $0, spelling: DecimalNumber.shortest) }
  }
}
