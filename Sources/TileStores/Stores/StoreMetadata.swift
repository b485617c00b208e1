/// The metadata that a store writes about its tiles.
public struct StoreMetadata: Hashable, Sendable {
  /// The entries, in the order in which they are written.
  public let entries: [CacheDocument]
  /// The properties of the source that the entries cannot contain, as clauses for messages that start with `lost:`.
  public let lost: [String]

  /// - Parameters:
  ///   - entries: the entries, in the order in which they are written.
  ///   - lost: the properties of the source that the entries cannot contain.
  public init(entries: [CacheDocument], lost: [String]) {
    self.entries = entries
    self.lost = lost
  }
}
