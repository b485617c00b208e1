public import Diagnostics

/// A document that was written.
public struct WrittenText: Sendable {
  /// The whole document, as it is to be stored in UTF-8.
  public var text: String
  /// What the user should know of it.
  public var notices: [Message]
  /// What was put in the place of something that could not be carried.
  public var regenerated: [String]

  /// Takes a finished document; with the default arguments there is nothing that the user should know of it.
  public init(_ text: String, notices: [Message] = [], regenerated: [String] = []) {
    self.text = text
    self.notices = notices
    self.regenerated = regenerated
  }
}
