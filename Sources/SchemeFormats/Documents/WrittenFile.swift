public import Diagnostics
public import TilingSchemes

/// A file that was written and read again.
public struct WrittenFile: Sendable {
  /// What the format says its file is called.
  public let name: String
  /// The whole content, in UTF-8 without a byte order mark.
  public let bytes: [UInt8]
  /// What the bytes were read as.
  public let document: SchemeDocument
  /// What the user should know of it.
  public let notices: [Message]
  /// What was put in the place of something that could not be carried.
  public let regenerated: [String]
}

extension SchemeFormat {
  /// Writes a model and reads the bytes again: the proof that they can be read.
  ///
  /// - Throws: `WritingError` where the model lacks something, or the text would not be valid.
  public func file(of model: CacheDescription) throws(WritingError) -> WrittenFile {
    let written = try write(model)
    let bytes = Array(written.text.utf8)
    return WrittenFile(
      name: name, bytes: bytes, document: try readBack(bytes), notices: written.notices,
      regenerated: written.regenerated)
  }

  /// Reads what was written, which has to be whole.
  func readBack(_ bytes: [UInt8]) throws(WritingError) -> SchemeDocument {
    guard let content = try? ParsedText.parse(bytes), recognizes(content) else {
      throw WritingError("the \(name) made from this input could not be read again; please report it")
    }
    let document = read(content)
    guard document.isComplete else {
      throw WritingError("the \(name) made from this input is not valid; please report it")
    }
    return document
  }
}
