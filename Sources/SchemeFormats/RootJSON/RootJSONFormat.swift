public import SourceText
public import TilingSchemes

/// root.json, the configuration of an open tile package (.tpkx) and of a ready-to-serve cache.
///
/// Source: `Documentation/Reference/root-json.md`. The keys are those of real files; the spellings of
/// root.md are read with a warning.
public struct RootJSONFormat: SchemeFormat {
  public var name: String { "root.json" }
  public var form: CacheForm? { .readyToServe }

  public init() {}

  public func recognizes(_ content: ParsedText) -> Bool {
    if case .json(let document) = content { document.root.hasPackageKeys } else { false }
  }

  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    fields.log.positions.note(.whole, at: document.range(of: document.root))
    fields.noteEmptyExtents(in: document.root)
    var model = CacheDescription()
    _ = fields.read(document.root, in: "", RootJSONFields.document, into: &model) { $0 }
    return fields.log.document(self, document.text, model)
  }

  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try RootJSONWriter.write(model)
  }

  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    document.edits(settingServiceExtents: extent)
  }
}
