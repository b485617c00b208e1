public import Diagnostics

/// A document that was written.
public struct WrittenText: Sendable {
  public var text: String
  /// What the user should know of it.
  public var notices: [Message]
  /// What was put in the place of something that could not be carried.
  public var regenerated: [String]

  public init(_ text: String, notices: [Message] = [], regenerated: [String] = []) {
    self.text = text
    self.notices = notices
    self.regenerated = regenerated
  }
}
