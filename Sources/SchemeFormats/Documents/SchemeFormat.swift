public import SourceText
public import TilingSchemes

/// A format of scheme documents: how to detect it, read it into the model, and write it from the model.
///
/// To add a format: a folder with a type that conforms and its tables of fields, a line in the registry's list of all
/// formats, and a file of tests.
public protocol SchemeFormat: Sendable {
  /// The name of the format's file, which is also its name for `--to`.
  var name: String { get }
  /// The pair of files that the format belongs to; `nil` if its file has no companion.
  var form: CacheForm? { get }
  /// Whether documents of the format are read; otherwise they are only written, see `WriteOnlyFormat`.
  var isRead: Bool { get }
  /// Whether the format is not one of Esri's: it states resolutions without Esri's scales.
  var isOpen: Bool { get }
  /// The name that a file of the format gets in a directory; by default `name`.
  var fileName: String { get }
  /// Whether a document has this format, decided from its content only. At most one format may return true.
  func recognizes(_ content: ParsedText) -> Bool
  /// Reads a document that `recognizes` accepts. Problems are collected and not thrown, so that all can be reported.
  func read(_ content: ParsedText) -> SchemeDocument
  /// Writes the part of the model that the format can hold.
  ///
  /// - Throws: `WritingError` if the model does not have a value that the format requires.
  func write(_ model: CacheDescription) throws(WritingError) -> WrittenText
  /// For a format that is written and not read: the part of a model that the text states. `nil` for other formats,
  /// whose texts are read back.
  func held(of model: CacheDescription) -> CacheDescription?
  /// The edits that set the extent of a document of this format, or `nil` if the document has no extent.
  func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]?
}

extension SchemeFormat {
  /// Returns `nil`: the text is read back to find out what it states.
  public func held(of model: CacheDescription) -> CacheDescription? { nil }

  /// Returns `true`.
  public var isRead: Bool { true }

  /// Returns `false`: most formats here are Esri's.
  public var isOpen: Bool { false }

  /// The name for `--to`, which is a file name for Esri's formats.
  public var fileName: String { name }

  /// Returns `nil`, for formats without an extent, such as conf.xml.
  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? { nil }
}

/// The two forms in which ArcGIS writes the configuration of a cache.
public enum CacheForm: String, CaseIterable, Sendable {
  /// A legacy cache: conf.xml and conf.cdi.
  case legacy
  /// A ready-to-serve cache, as in an open tile package: root.json and iteminfo.json.
  case readyToServe = "ready-to-serve"
}
