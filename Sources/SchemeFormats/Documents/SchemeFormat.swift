public import SourceText
public import TilingSchemes

/// A format of scheme documents: how to recognise it, read it into the model, and write it from the model.
///
/// Adding one: a folder with a type that conforms, and a line in `SchemeFormatRegistry.all`.
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
  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? { nil }
}

/// The two forms in which ArcGIS writes a cache's configuration.
public enum CacheForm: String, CaseIterable, Sendable {
  /// conf.xml and conf.cdi.
  case legacy
  /// root.json and iteminfo.json: the open tile package.
  case readyToServe = "ready-to-serve"

  /// The formats of its files: the scheme first, then its companion.
  public var formats: [any SchemeFormat] {
    SchemeFormatRegistry.all.filter { $0.form == self }
  }
}

/// All formats.
public enum SchemeFormatRegistry {
  public static let all: [any SchemeFormat] = [
    ConfXMLFormat(), ConfCDIFormat(), RootJSONFormat(), ItemInfoJSONFormat(), ServiceJSONFormat(),
  ]

  /// The format of a name, in any letter case: `conf.xml`, `Conf.xml`.
  public static func named(_ name: String) -> (any SchemeFormat)? {
    all.first { $0.name == name.lowercased() }
  }
}

/// A document that was written.
public struct WrittenText: Sendable {
  public var text: String
  /// What the user should know of it.
  public var notices: [String]
  /// What was put in the place of something that could not be carried.
  public var regenerated: [String]

  public init(_ text: String, notices: [String] = [], regenerated: [String] = []) {
    self.text = text
    self.notices = notices
    self.regenerated = regenerated
  }
}

/// Why a model cannot be written in a format: one sentence that says what is missing and how to give it.
public struct WritingError: Error, Hashable, Sendable {
  public let message: String

  public init(_ message: String) { self.message = message }
}
