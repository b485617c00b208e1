/// What makes a text no document of its language: the reader stops here.
public struct SyntaxProblem: Error, Hashable, Sendable {
  /// One sentence without a full stop, in lower case.
  public let message: String
  /// Where, in bytes of the original file.
  public let range: SourceRange
  /// Another place that explains the first, such as the start tag that was never closed.
  public let note: Note?

  /// A second place that belongs to a problem.
  public struct Note: Hashable, Sendable {
    /// One clause without a full stop, in lower case.
    public let message: String
    /// In bytes of the original file.
    public let range: SourceRange
  }

  /// Takes the parts as they are; by default there is no other place.
  public init(_ message: String, at range: SourceRange, note: Note? = nil) {
    self.message = message
    self.range = range
    self.note = note
  }
}
