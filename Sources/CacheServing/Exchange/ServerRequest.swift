/// A request of a client, as far as the server looks at it.
///
/// It is a plain value without a connection, so that every answer can be tested without a network.
public struct ServerRequest: Sendable {
  /// The methods that the server knows.
  public enum Method: Sendable {
    /// Asks for the answer.
    case get
    /// Asks for the head of the answer.
    case head
    /// Asks which methods and origins are permitted.
    case options
    /// Any other method, which is refused.
    case other
  }

  /// What the client wants to do.
  public let method: Method
  /// The path and the query, still with percent signs: `/wmts?SERVICE=WMTS`.
  public let target: String
  /// The headers that decide about the answer.
  public let headers: RequestHeaders

  /// - Parameters:
  ///   - method: what the client wants to do.
  ///   - target: the path and the query, as the client sent them.
  ///   - headers: the headers that decide about the answer.
  public init(_ method: Method, _ target: String, headers: RequestHeaders = RequestHeaders()) {
    self.method = method
    self.target = target
    self.headers = headers
  }
}
