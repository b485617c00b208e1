public import Diagnostics
public import SourceText
public import TilingSchemes

/// A document as it was read: the model, the text, and the way from one to the other.
public struct SchemeDocument: Sendable {
  /// Something in the document that the model has no room for: it survives where the file is written in its own
  /// format, and is listed as lost where it is not.
  public struct UnheldItem: Hashable, Sendable {
    /// What it is, such as `TileCacheInfo/TileEnd`.
    public let name: String
    /// The element, comment, key or value that is not held; `nil` where no place is known.
    public let range: SourceRange?

    /// - Parameters:
    ///   - name: what a message calls it.
    ///   - range: its place in the document; `nil` where none is known.
    public init(_ name: String, at range: SourceRange?) {
      self.name = name
      self.range = range
    }
  }

  /// The format as which the document was read.
  public let format: any SchemeFormat
  /// The file's text, in which `positions` and the ranges of `findings` are counted in bytes.
  public let text: SourceText
  /// What could be read. Where `findings` has errors, the part they concern is missing.
  public let model: CacheDescription
  /// The schemes of a document that may hold several, such as the tile matrix sets of WMTS, in its order. Where they are
  /// more than one, `model` holds none of them: which one is meant is for the user to say, see `model(named:)`.
  public let alternatives: [SchemeAlternative]
  /// What reading found wrong, in the order in which it was met; rules of the linter are not among it.
  public let findings: [Finding]
  /// The places of the model's values in `text`.
  public let positions: FieldPositions
  /// What the model has no room for, in the order in which it was met.
  public let unheld: [UnheldItem]
  /// What another form does not say, and no tile depends on: the version of ArcGIS that wrote the file.
  public let remarks: [String]
  /// Its elements, where it is XML.
  package let xml: XMLDocument?

  /// Whether everything the format demands was there and could be read.
  public var isComplete: Bool { !findings.contains { $0.severity == .error } }
}

extension SchemeDocument {
  /// What a format makes of a document in another language.
  static func unrecognized(_ content: ParsedText, as format: any SchemeFormat) -> SchemeDocument {
    var log = ReadingLog()
    log.error(.unexpectedContent, "this is no \(format.name)", at: nil)
    return log.document(format, content.text, CacheDescription())
  }
}
