public import Diagnostics

/// Why a model cannot be written in a format: one sentence that says what is missing and how to give it.
public struct WritingError: Error, Hashable, Sendable {
  /// One sentence without a full stop.
  public let message: Message

  /// - Parameter message: one sentence without a full stop.
  public init(_ message: Message) { self.message = message }
}
