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
