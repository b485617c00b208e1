public import SourceText
public import TilingSchemes

/// root.json, the configuration of an open tile package (.tpkx) and of a ready-to-serve cache.
///
/// Source: `Documentation/Reference/root-json.md`. The keys are those of real files; the spellings of
/// root.md are read with a warning.
public struct RootJSONFormat: SchemeFormat {
  /// The file's name, which ArcGIS gives it in every package.
  public var name: String { "root.json" }
  /// The ready-to-serve form, of which it holds the scheme; iteminfo.json is its companion.
  public var form: CacheForm? { .readyToServe }

  /// A value without state: every one reads and writes alike.
  public init() {}

  /// Whether it is a JSON object with `tileBundlesPath`, or with both `tileImageInfo` and `storageInfo`.
  public func recognizes(_ content: ParsedText) -> Bool {
    if case .json(let document) = content { document.root.hasPackageKeys } else { false }
  }

  /// Reads the scheme, images, storage, extents and layers. An extent that is null or `"NaN"` counts as none.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    fields.log.positions.note(.whole, at: document.range(of: document.root))
    fields.noteEmptyExtents(in: document.root)
    var model = CacheDescription()
    _ = fields.read(document.root, in: "", RootJSONFields.document, into: &model) { $0 }
    return fields.log.document(self, document.text, model)
  }

  /// Writes one line, with `tileBundlesPath` near its start, where GDAL looks for it. What ArcGIS always states is
  /// filled in, such as `./tile` for the folder and the first and last level for `minLOD` and `maxLOD`.
  ///
  /// - Throws: `WritingError` where the model has no scheme, or a level has another origin or tile size than the
  ///   scheme, or states limits of its own.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try RootJSONWriter.write(model)
  }

  /// Sets the full and the initial extent; one that the document lacks is added.
  ///
  /// - Parameters:
  ///   - extent: in the scheme's coordinate system.
  ///   - document: the text in which it is written.
  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    document.edits(settingServiceExtents: extent)
  }
}
