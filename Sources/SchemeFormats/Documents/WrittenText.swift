/// A document that was written.
public struct WrittenText: Sendable {
  /// The whole document, as it is to be stored in UTF-8.
  public var text: String
  /// What the user should know of it.
  public var notices: [String]
  /// What was put in the place of something that could not be carried.
  public var regenerated: [String]

  /// Takes a finished document; with the default arguments there is nothing that the user should know of it.
  public init(_ text: String, notices: [String] = [], regenerated: [String] = []) {
    self.text = text
    self.notices = notices
    self.regenerated = regenerated
  }
}

/// Why a model cannot be written in a format: one sentence that says what is missing and how to give it.
public struct WritingError: Error, Hashable, Sendable {
  /// The sentence, in lower case at the start and without a full stop.
  public let message: String

  /// - Parameter message: one sentence without a full stop, which names the file that cannot be written.
  public init(_ message: String) { self.message = message }
}
