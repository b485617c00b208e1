public import Diagnostics
public import SourceText
public import TilingSchemes

/// A document that was read: the model, the text, and the positions of the model's values in the text.
public struct SchemeDocument: Sendable {
  /// Something in the document for which the model has no field. It is kept if the file is written in its own format,
  /// and is otherwise listed as lost.
  public struct UnheldItem: Hashable, Sendable {
    /// Its name, such as `TileCacheInfo/TileEnd`.
    public let name: String
    /// The element, comment, key or value; `nil` if its position is unknown.
    public let range: SourceRange?

    /// - Parameters:
    ///   - name: the name in messages.
    ///   - range: the position in the document; `nil` if it is unknown.
    public init(_ name: String, at range: SourceRange?) {
      self.name = name
      self.range = range
    }
  }

  /// The format that was detected.
  public let format: any SchemeFormat
  /// The file's text. `positions` and the ranges of `findings` are in bytes of the file.
  public let text: SourceText
  /// The values that could be read. If `findings` has errors, the affected parts are missing.
  public let model: CacheDescription
  /// The schemes of a document that may contain several, such as the tile matrix sets of WMTS, in the document's order.
  /// If there is more than one, `model` contains none of them, and the user must choose; see `choosing(_:)`.
  public let alternatives: [SchemeAlternative]
  /// The problems found while reading, in their order in the file. Findings of the linter's rules are not included.
  public let findings: [Finding]
  /// The positions of the model's values in `text`.
  public let positions: FieldPositions
  /// Everything for which the model has no field, in its order in the file.
  public let unheld: [UnheldItem]
  /// The elements of an XML document; `nil` for JSON.
  package let xml: XMLDocument?

  /// Whether everything that the format requires is present and readable.
  public var isComplete: Bool { !findings.contains { $0.severity == .error } }
}

extension SchemeDocument {
  /// The result of reading a document in a language that the format does not use.
  static func unrecognized(_ content: ParsedText, as format: any SchemeFormat) -> SchemeDocument {
    var log = ReadingLog()
    log.error(.unexpectedContent, "the document does not have the format of \(format.name)", at: nil)
    return log.document(format, content.text, CacheDescription())
  }
}
