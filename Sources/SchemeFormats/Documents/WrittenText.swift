public import Diagnostics

/// A document that was written.
public struct WrittenText: Sendable {
  /// The whole document, to be stored as UTF-8.
  public var text: String
  /// Automatic choices and other facts for the user.
  public var notices: [Message]
  /// Replacements for values that could not be carried over.
  public var regenerated: [String]

  /// Takes a finished document; by default without notices and replacements.
  public init(_ text: String, notices: [Message] = [], regenerated: [String] = []) {
    self.text = text
    self.notices = notices
    self.regenerated = regenerated
  }
}
