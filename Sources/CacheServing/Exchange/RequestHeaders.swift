/// The headers of a request that decide about its answer. All others are ignored.
public struct RequestHeaders: Sendable {
  /// The name and port that the client used for this server.
  public var host: String?
  /// The website whose script sends the request.
  public var origin: String?
  /// How that website relates to this server: `same-origin`, `same-site`, `cross-site` or `none`.
  public var fetchSite: String?
  /// The versions that the client already has.
  public var ifNoneMatch: String?
  /// The compressions that the client understands.
  public var acceptEncoding: String?
  /// The protocol that the client used with a proxy: `http` or `https`.
  public var forwardedProtocol: String?
  /// The name and port that the client used with a proxy.
  public var forwardedHost: String?
  /// The path under which a proxy shows this server.
  public var forwardedPrefix: String?

  /// No headers.
  public init() {}
}
