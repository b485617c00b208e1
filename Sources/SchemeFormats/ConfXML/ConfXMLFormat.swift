import SourceText
public import TilingSchemes

/// conf.xml, the tiling scheme of a legacy cache: a `CacheInfo` as ArcObjects serialises it.
///
/// Source: `Documentation/Reference/conf-xml.md`. Elements may come in any order and under any
/// version's namespace; CacheStorageInfo, PreciseDPI and TileEnd may be there or not.
public struct ConfXMLFormat: SchemeFormat {
  public var name: String { "conf.xml" }
  public var form: CacheForm? { .legacy }

  public init() {}

  public func recognizes(_ content: ParsedText) -> Bool {
    if case .xml(let document) = content { document.root.isNamed("CacheInfo") } else { false }
  }

  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    var fields = XMLFields()
    var model = CacheDescription()
    _ = fields.read(document.root, ConfXMLFields.document, into: &model) { $0 }
    fields.noteSurroundings(of: document)
    return fields.log.document(self, document.text, model, xml: document)
  }

  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ConfXMLWriter.write(model)
  }
}
