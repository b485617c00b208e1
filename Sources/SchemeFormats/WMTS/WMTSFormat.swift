import SourceText
public import TilingSchemes

/// The capabilities of a Web Map Tile Service 1.0.0: several tile matrix sets, and the layers that use them.
///
/// Source: OGC 07-057r7, and `Documentation/Reference/open-formats.md#wmts`.
public struct WMTSFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "wmts" }
  /// The usual name of such a file.
  public var fileName: String { "WMTSCapabilities.xml" }
  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the root element is `Capabilities` with `Contents` that has a tile matrix set.
  ///
  /// The capabilities of a WMS have another root element or no `Contents`.
  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .xml(let document) = content, document.root.isNamed("Capabilities") else { return false }
    return document.root.child("Contents")?.child("TileMatrixSet") != nil
  }

  /// Reads every tile matrix set as one of the document's alternatives.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    return WMTSReader.read(document, as: self)
  }

  /// Writes the capabilities of one layer with one tile matrix set, by REST and by key and value.
  ///
  /// - Throws: `WritingError` if the model has no scheme, no coordinate system with a code, or no extent.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try WMTSWriter.write(model)
  }
}
