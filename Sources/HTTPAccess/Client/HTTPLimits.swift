/// How much a server may ask of us before it is given up.
public struct HTTPLimits: Hashable, Sendable {
  /// For everything together, redirects included, in seconds; above 0.
  public var totalSeconds: Double
  /// Until the connection stands, in seconds; above 0.
  public var connectSeconds: Double
  /// In bytes, after decompression.
  public var byteCount: Int
  /// The most redirects that are followed; 0 follows none.
  public var redirectCount: Int

  /// Half a minute, 64 MB and ten redirects; the description of a service needs far less.
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
  /// Seconds without a fraction where there is none: a curl that follows the locale may expect a decimal comma.
  var shortText: String { self == rounded() && magnitude < 1e9 ? String(Int(self)) : String(self) }
}
