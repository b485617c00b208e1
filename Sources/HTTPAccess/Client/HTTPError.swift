/// Why an address could not be fetched. Its texts never contain a token.
public struct HTTPError: Error, Hashable, Sendable {
  /// The kind of problem.
  public enum Reason: Hashable, Sendable {
    /// The `curl` command is not on PATH.
    case commandMissing
    /// The command could not be run, or ended in an unexpected way: its message.
    case commandFailed(String)
    /// The name of the server is unknown.
    case cannotResolve(host: String)
    /// No server answers at this host and port.
    case cannotConnect(host: String)
    /// The connection could not be encrypted, or the server's certificate is not trusted: curl's message.
    case notSecure(String)
    /// There was no complete answer within the limit, in seconds.
    case timedOut(limit: Double)
    /// The answer is larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// There were more redirects than the limit.
    case tooManyRedirects(limit: Int)
    /// A redirect leads to an address that is neither http nor https.
    case otherProtocol
    /// The status of the server, 300 to 999, and whether a token was sent.
    case status(Int, sentToken: Bool)
    /// The connection was interrupted: curl's message.
    case brokenOff(String)
    /// The token is empty, or contains a character that no token contains.
    case unusableToken
  }

  /// The address for people.
  public let address: String
  /// The kind of problem.
  public let reason: Reason
  /// The seconds after which the server accepts the request again, from 0; `nil` if it states none. Source: RFC 9110,
  /// §10.2.3, the number of seconds; a date is not read.
  public let retryAfter: Int?

  /// - Parameters:
  ///   - address: for people, without a token or a password.
  ///   - reason: the kind of problem.
  ///   - retryAfter: in seconds.
  public init(_ address: String, _ reason: Reason, retryAfter: Int? = nil) {
    self.address = address
    self.reason = reason
    self.retryAfter = retryAfter
  }

  /// Whether the server refused access and no token was sent, so that a token may help. The caller adds how to give
  /// one.
  public var asksForToken: Bool {
    if case .status(let status, sentToken: false) = reason { Self.refusals.contains(status) } else { false }
  }

  /// The statuses of a refusal. 498 and 499 are ArcGIS's own: token invalid, token required.
  private static let refusals = [401, 403, 498, 499]

  /// One sentence without a full stop.
  public var message: String { "\(address): \(explanation)" }

  /// The message without the address.
  var explanation: String {
    switch reason {
    case .commandMissing:
      "the command “curl” is needed to fetch addresses, but was not found on PATH; install it (on Debian and Ubuntu: "
        + "apt-get install curl), or save the answer as a file and give that file"
    case .commandFailed(let words): "the command “curl” failed: \(words)"
    case .cannotResolve(let host): "the server \(host) was not found; check the spelling and the network"
    case .cannotConnect(let host): "\(host) does not answer; check the address, its port and the network"
    case .notSecure(let words):
      "no secure connection: \(words); if the server uses a certificate of its own organisation, give the file in the "
        + "environment variable CURL_CA_BUNDLE"
    case .timedOut(let limit): "no complete answer within \(limit.shortText) s; try again, or save the answer as a file"
    case .tooLarge(let limit):
      "the answer is larger than the limit of \(Self.size(limit)); the description of a service is much smaller"
    case .tooManyRedirects(let limit): "redirect loop: more than \(limit) redirects"
    case .otherProtocol: "a redirect leads to an address that is neither http nor https, and is not followed"
    case .status(let status, let sentToken): Self.text(status, sentToken: sentToken)
    case .brokenOff(let words): "the connection was interrupted: \(words); try again"
    case .unusableToken:
      "the token is empty, or contains a blank or a control character, and was not sent; check it for a line break"
    }
  }

  private static func text(_ status: Int, sentToken: Bool) -> String {
    switch status {
    case _ where refusals.contains(status):
      "the server refuses access (HTTP \(status))"
        + (sentToken ? "; the token may have expired, or may not be valid for this service" : "")
    case 404, 410: "there is nothing at this address (HTTP \(status)); check the folder and the name of the service"
    case 300..<400: "the server redirects without giving an address (HTTP \(status))"
    case 407: "the proxy requires a sign-in (HTTP 407); curl reads it from the environment variable https_proxy"
    case 429: "the server gets too many requests (HTTP 429); try again later"
    case 500...: "the server has failed (HTTP \(status)); try again later, or ask its administrator"
    default: "the server does not accept the request (HTTP \(status)); open the address in a browser to see why"
    }
  }

  private static func size(_ count: Int) -> String {
    count >= 1_048_576 ? "\(count / 1_048_576) MB" : "\(count) bytes"
  }
}
