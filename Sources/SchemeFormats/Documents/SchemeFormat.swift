public import SourceText
public import TilingSchemes

/// A format of scheme documents: how to recognise it, read it into the model, and write it from the model.
///
/// Adding one: a folder with a type that conforms and its tables of fields, a line in the registry's list of all
/// formats, and a file of tests.
public protocol SchemeFormat: Sendable {
  /// The name of its file, by which `--to` asks for it.
  var name: String { get }
  /// The pair of files it belongs to.
  var form: CacheForm? { get }
  /// Whether a document is of this format, from its content alone. At most one format says yes.
  func recognizes(_ content: ParsedText) -> Bool
  /// Reads a document that `recognizes` accepts; problems are gathered, not thrown.
  func read(_ content: ParsedText) -> SchemeDocument
  /// Writes the part of the model that the format can hold.
  ///
  /// - Throws: `WritingError` where the model lacks what the format cannot do without.
  func write(_ model: CacheDescription) throws(WritingError) -> WrittenText
  /// The edits that put an extent into a document of this format, or `nil` where it holds none.
  func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]?
}

extension SchemeFormat {
  /// Returns `nil`, for formats that hold no extent, such as conf.xml.
  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? { nil }
}

/// The two forms in which ArcGIS writes a cache's configuration.
public enum CacheForm: String, CaseIterable, Sendable {
  /// conf.xml and conf.cdi.
  case legacy
  /// root.json and iteminfo.json: the open tile package.
  case readyToServe = "ready-to-serve"
}
