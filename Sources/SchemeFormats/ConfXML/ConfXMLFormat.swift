import SourceText
public import TilingSchemes

/// conf.xml, the tiling scheme of a legacy cache: a `CacheInfo` as ArcObjects serialises it.
///
/// Source: `Documentation/Reference/conf-xml.md`. Elements may come in any order and under any
/// version's namespace; CacheStorageInfo, PreciseDPI and TileEnd may be there or not.
public struct ConfXMLFormat: SchemeFormat {
  /// The file's name in a cache's folder, which ArcGIS Server also spells `Conf.xml`.
  public var name: String { "conf.xml" }
  /// The legacy form, of which it holds the scheme; conf.cdi is its companion.
  public var form: CacheForm? { .legacy }

  /// A value without state: every one reads and writes alike.
  public init() {}

  /// Whether it is XML with the root element `CacheInfo`, in any namespace.
  public func recognizes(_ content: ParsedText) -> Bool {
    if case .xml(let document) = content { document.root.isNamed("CacheInfo") } else { false }
  }

  /// Reads the scheme, images and storage; elements and comments that the model has no room for are listed as not held.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    var fields = XMLFields()
    var model = CacheDescription()
    _ = fields.read(document.root, ConfXMLFields.document, into: &model) { $0 }
    fields.noteSurroundings(of: document)
    return fields.log.document(self, document.text, model, xml: document)
  }

  /// Writes what ArcGIS 10.3 writes, with notices where it fills in a value: 96 dots per inch, PNG.
  ///
  /// - Throws: `WritingError` where the model has no scheme, or a level has another origin or tile size than the
  ///   scheme, or states limits of its own.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ConfXMLWriter.write(model)
  }
}
