/// The answer to a request, without a connection.
public struct ServerResponse: Sendable {
  /// The result of a request. Source: RFC 9110, §15.
  public enum Status: Int, Sendable {
    case ok = 200
    case noContent = 204
    case permanentRedirect = 308
    case notModified = 304
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case addressTooLong = 414
    case unprocessable = 422
    case failed = 500

    /// The words after the number.
    public var reason: String {
      switch self {
      case .ok: "OK"
      case .noContent: "No Content"
      case .permanentRedirect: "Permanent Redirect"
      case .notModified: "Not Modified"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .addressTooLong: "URI Too Long"
      case .unprocessable: "Unprocessable Content"
      case .failed: "Internal Server Error"
      }
    }
  }

  /// The result.
  public let status: Status
  /// All headers but those of the connection and of the length.
  public internal(set) var headers: ResponseHeaders
  /// The content; a request for the head alone gets its length and no content.
  public internal(set) var body: [UInt8]

  /// - Parameters:
  ///   - status: the result.
  ///   - headers: all headers but those of the connection and of the length.
  ///   - body: the content.
  public init(_ status: Status, headers: ResponseHeaders = ResponseHeaders(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
