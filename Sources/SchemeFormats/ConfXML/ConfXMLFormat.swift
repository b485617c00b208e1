import SourceText
public import TilingSchemes

/// conf.xml, the tiling scheme of a legacy cache: a `CacheInfo` as ArcObjects serialises it.
///
/// Source: `arcgis-semantics.md` §3, `real-files.md` §1.2 and §2. Elements may come in any order and under any
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
    var reader = ConfXMLReader()
    let model = reader.read(document)
    return reader.fields.log.document(self, document.text, model, xml: document)
  }

  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ConfXMLWriter.write(model)
  }
}
