/// Why a text is not a document of its language. Reading stops at the first problem.
public struct SyntaxProblem: Error, Hashable, Sendable {
  /// One sentence without a full stop, in lower case.
  public let message: String
  /// The position, in bytes of the original file.
  public let range: SourceRange
  /// Another position that explains the problem, such as the start tag that was never closed.
  public let note: Note?

  /// A second position that belongs to a problem.
  public struct Note: Hashable, Sendable {
    /// One clause without a full stop, in lower case.
    public let message: String
    /// The position, in bytes of the original file.
    public let range: SourceRange
  }

  /// Takes the parts unchanged; by default there is no second position.
  public init(_ message: String, at range: SourceRange, note: Note? = nil) {
    self.message = message
    self.range = range
    self.note = note
  }
}
