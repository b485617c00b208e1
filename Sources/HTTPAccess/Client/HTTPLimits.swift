/// The limits for one request. If a server exceeds one of them, the request is ended.
public struct HTTPLimits: Hashable, Sendable {
  /// The time for everything together, redirects included, in seconds; above 0.
  public var totalSeconds: Double
  /// The time until the connection is established, in seconds; above 0.
  public var connectSeconds: Double
  /// The size of the answer in bytes, after decompression.
  public var byteCount: Int
  /// The maximum number of redirects that are followed; 0 follows none.
  public var redirectCount: Int

  /// Half a minute, 64 MB and ten redirects. The description of a service needs far less.
  public init(
    totalSeconds: Double = 30, connectSeconds: Double = 10, byteCount: Int = 64 * 1_048_576, redirectCount: Int = 10
  ) {
    self.totalSeconds = totalSeconds
    self.connectSeconds = connectSeconds
    self.byteCount = byteCount
    self.redirectCount = redirectCount
  }
}

extension Double {
  /// Seconds, without a decimal point for whole numbers: a curl that follows the locale may expect a decimal comma.
  var shortText: String { self == rounded() && magnitude < 1e9 ? String(Int(self)) : String(self) }
}
