/// The encoding that the XML declaration of a document states.
public struct XMLDeclaration: Sendable {
  /// The name as it is written, such as `utf-8`.
  public let encoding: String
  /// The bytes of the name in the file.
  public let range: SourceRange

  /// Reads the declaration at the start of a well-formed document.
  ///
  /// - Returns: `nil` if the document has no declaration, or the declaration states no encoding.
  public init?(of text: SourceText) {
    // A well-formed declaration is at the very start and contains no “>” before its end.
    let bytes = text.utf8
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstOffset(of: "?>", from: 0),
      let key = bytes[..<end].firstOffset(of: "encoding", from: 0),
      let open = bytes[key..<end].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
      let close = bytes[(open + 1)..<end].firstIndex(of: bytes[open])
    else { return nil }
    encoding = text.string(utf8: open + 1..<close)
    range = text.range(utf8: open + 1..<close)
  }
}

extension XMLDocument {
  /// The declared encoding; `nil` if none is declared.
  public var declaration: XMLDeclaration? { XMLDeclaration(of: text) }
}
