import CoordinateSystems
public import SourceText
public import TilingSchemes

/// iteminfo.json: the values that a portal shows for a tile package.
///
/// Source: iteminfo.md of Esri's tile-package-spec for the meaning, real files for the spelling
/// (`Documentation/Reference/iteminfo-json.md`).
public struct ItemInfoJSONFormat: SchemeFormat {
  /// The file's name, which is the same in every package.
  public var name: String { "iteminfo.json" }
  /// The ready-to-serve cache, in which this file is the companion of root.json.
  public var form: CacheForm? { .readyToServe }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is a JSON object without `tileInfo` that has `typeKeywords`, or both `guid` and `snippet`.
  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .json(let document) = content else { return false }
    let root = document.root
    return root["tileInfo"] == nil
      && (root["typeKeywords"] ?? root["typekeywords"] != nil || root["guid"] != nil && root["snippet"] != nil)
  }

  /// Reads the item and its extent in degrees; all other parts of the model are `nil`.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    fields.log.positions.note(.whole, at: document.range(of: document.root))
    var model = CacheDescription()
    var item = ItemInformation()
    _ = fields.read(document.root, in: "", ItemInfoJSONFields.item, into: &item) { .item($0) }
    model.item = item
    return fields.log.document(self, document.text, model)
  }

  /// Writes the item on one line. Missing values are filled in: the name, a guid computed from scheme and extent, and
  /// the extent in degrees of WGS84. If the extent cannot be computed, it is left out with a notice.
  ///
  /// No model is refused, although the protocol allows errors.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ItemInfoJSONWriter.write(model)
  }

  /// Replaces the four numbers of the item's extent by those of the new extent in degrees of WGS84.
  ///
  /// - Returns: `nil` if the document does not have all four numbers, or the extent cannot be transformed to degrees.
  ///   For most systems this needs PROJ.
  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    // iteminfo.json states its extent in degrees, so an extent that cannot be transformed is not written.
    extent.inWGS84(assuming: nil).flatMap { document.edits(.item, $0, spelling: DecimalNumber.shortest) }
  }
}
