public import Diagnostics
import SourceText
public import TilingSchemes

/// A file in memory that was written from a model and read back.
public struct WrittenFile: Sendable {
  /// The format's name for its file.
  public let name: String
  /// The whole content, in UTF-8 without a byte order mark.
  public let bytes: [UInt8]
  /// The document that was read back from the bytes.
  public let document: SchemeDocument
  /// Automatic choices and other facts for the user.
  public let notices: [Message]
  /// Replacements for values that could not be carried over.
  public let regenerated: [String]
}

extension SchemeFormat {
  /// Writes a model and reads the bytes back, to prove that they can be read.
  ///
  /// - Throws: `WritingError` if the model does not have a required value, or the text would not be valid.
  public func file(of model: CacheDescription) throws(WritingError) -> WrittenFile {
    let written = try write(model)
    let bytes = Array(written.text.utf8)
    if let held = held(of: model), let text = try? SourceText(bytes) {
      let document = ReadingLog().document(self, text, held)
      return WrittenFile(
        name: name, bytes: bytes, document: document, notices: written.notices, regenerated: written.regenerated)
    }
    return WrittenFile(
      name: name, bytes: bytes, document: try readBack(bytes), notices: written.notices,
      regenerated: written.regenerated)
  }

  /// Reads bytes that were just written. A failure here is an error in this program, not in the input.
  func readBack(_ bytes: [UInt8]) throws(WritingError) -> SchemeDocument {
    guard let content = try? ParsedText.parse(bytes), recognizes(content) else {
      throw WritingError("the \(name) made from this input cannot be read back; please report this error")
    }
    let document = read(content)
    guard document.isComplete else {
      throw WritingError("the \(name) made from this input is not valid; please report this error")
    }
    return document
  }
}
