/// What a store says of its tiles in entries of its own.
public struct StoreMetadata: Hashable, Sendable {
  /// In the order in which they are written.
  public let entries: [CacheDocument]
  /// For people: what of the source there is no entry for.
  public let lost: [String]

  /// - Parameters:
  ///   - entries: in the order in which they are written.
  ///   - lost: what of the source there is no entry for.
  public init(entries: [CacheDocument], lost: [String]) {
    self.entries = entries
    self.lost = lost
  }
}
