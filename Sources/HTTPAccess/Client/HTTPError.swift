/// Why an address could not be fetched, in words; a token is never among them.
public struct HTTPError: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Reason: Hashable, Sendable {
    /// The `curl` command is not on PATH.
    case commandMissing
    /// The command could not be run, or ended in a way that is not foreseen: what is known of it.
    case commandFailed(String)
    /// The server's name is unknown.
    case cannotResolve(host: String)
    /// Nothing answers there.
    case cannotConnect(host: String)
    /// The connection could not be encrypted, or the server's certificate is not trusted: curl's words.
    case notSecure(String)
    /// In seconds.
    case timedOut(limit: Double)
    /// In bytes.
    case tooLarge(limit: Int)
    /// More than are followed.
    case tooManyRedirects(limit: Int)
    /// A redirect leads to something other than http and https.
    case otherProtocol
    /// The server's status, 300 to 999; whether a token was sent.
    case status(Int, sentToken: Bool)
    /// The connection broke off: curl's words.
    case brokenOff(String)
    /// The token is empty, or holds something that no token does.
    case unusableToken
  }

  /// The address for people.
  public let address: String
  /// What went wrong.
  public let reason: Reason

  /// - Parameters:
  ///   - address: for people, without a token or a password.
  ///   - reason: what went wrong.
  public init(_ address: String, _ reason: Reason) {
    self.address = address
    self.reason = reason
  }

  /// Whether the server refused access and no token was sent: one would do, and how it is given is for the caller to say.
  public var asksForToken: Bool {
    if case .status(let status, sentToken: false) = reason { Self.refusals.contains(status) } else { false }
  }

  /// The statuses of a refusal. 498 and 499 are ArcGIS's own: token invalid, token required.
  private static let refusals = [401, 403, 498, 499]

  /// One sentence without a full stop.
  public var message: String { "\(address): \(text)" }

  private var text: String {
    switch reason {
    case .commandMissing:
      "the command “curl” fetches addresses, and is not installed or not on PATH; install it (on Debian and Ubuntu: "
        + "apt-get install curl), or save the answer as a file and name that"
    case .commandFailed(let words): "the command “curl” failed: \(words)"
    case .cannotResolve(let host): "no server is known by the name \(host); check its spelling and the network"
    case .cannotConnect(let host): "\(host) does not answer; check the address, its port and the network"
    case .notSecure(let words):
      "no secure connection: \(words); where the server has a certificate of its organisation’s own, name that in the "
        + "environment variable CURL_CA_BUNDLE"
    case .timedOut(let limit): "no complete answer within \(limit.shortText) s; try again, or save it as a file"
    case .tooLarge(let limit):
      "the answer is larger than \(Self.size(limit)), the limit; the description of a service is far smaller"
    case .tooManyRedirects(let limit): "more than \(limit) redirects; the server sends its visitors in a circle"
    case .otherProtocol: "a redirect leads to something other than http and https, and is not followed"
    case .status(let status, let sentToken): Self.text(status, sentToken: sentToken)
    case .brokenOff(let words): "the connection broke off: \(words); try again"
    case .unusableToken:
      "the token is empty, or holds a blank or a control character, and is not sent; look for a line break in it"
    }
  }

  private static func text(_ status: Int, sentToken: Bool) -> String {
    switch status {
    case _ where refusals.contains(status):
      "the server refuses access (HTTP \(status))"
        + (sentToken ? "; the token that was sent may have expired, or may not be for this service" : "")
    case 404, 410: "nothing lies at this address (HTTP \(status)); check the folder and the name of the service"
    case 300..<400: "the server redirects without saying where to (HTTP \(status))"
    case 407: "the proxy asks for a sign-in (HTTP 407); curl takes it from the environment variable https_proxy"
    case 429: "the server is asked too often (HTTP 429); try again later"
    case 500...: "the server has failed (HTTP \(status)); try again later, or ask those who run it"
    default: "the server does not accept the request (HTTP \(status)); open the address in a browser to see why"
    }
  }

  private static func size(_ count: Int) -> String {
    count >= 1_048_576 ? "\(count / 1_048_576) MB" : "\(count) bytes"
  }
}
