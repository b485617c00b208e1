/// A service and its answers.
public struct ServiceReport: Hashable, Sendable {
  /// The address for people, without a token.
  public let address: String
  /// The requests for pictures and tiles that were sent, repeated ones included.
  public let requests: Int
  /// The requests that were repeated because there was no usable answer.
  public let retries: Int
}
