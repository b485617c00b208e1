public import SourceText
public import TilingSchemes

/// root.json, the configuration of an open tile package (.tpkx) and of a ready-to-serve cache.
///
/// Source: `Documentation/Reference/root-json.md`. The keys are those of real files; the spellings in Esri's root.md
/// are read with a warning.
public struct RootJSONFormat: SchemeFormat {
  /// The file's name, which is the same in every package.
  public var name: String { "root.json" }
  /// The ready-to-serve cache, of which this file contains the scheme; iteminfo.json is its companion.
  public var form: CacheForm? { .readyToServe }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is a JSON object with `tileBundlesPath`, or with both `tileImageInfo` and `storageInfo`.
  public func recognizes(_ content: ParsedText) -> Bool {
    if case .json(let document) = content { document.root.hasPackageKeys } else { false }
  }

  /// Reads the scheme, images, storage, extents and layers. An extent that is null or `"NaN"` counts as missing.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    fields.log.positions.note(.whole, at: document.range(of: document.root))
    fields.noteEmptyExtents(in: document.root)
    var model = CacheDescription()
    _ = fields.read(document.root, in: "", RootJSONFields.document, into: &model) { $0 }
    return fields.log.document(self, document.text, model)
  }

  /// Writes the scheme on one line, with `tileBundlesPath` near the start, where GDAL expects it. Values that ArcGIS
  /// always writes are filled in, such as `./tile` for the folder, and the first and last level for `minLOD` and
  /// `maxLOD`.
  ///
  /// - Throws: `WritingError` if the model has no scheme, or a level has its own origin, tile size or limits, which
  ///   root.json cannot state.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try RootJSONWriter.write(model)
  }

  /// Sets the full and the initial extent; a missing one is added.
  ///
  /// - Parameters:
  ///   - extent: the new extent, in the scheme's coordinate system.
  ///   - document: the document that is edited.
  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    document.edits(settingServiceExtents: extent)
  }
}
