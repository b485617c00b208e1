public import SystemPackage

/// Where a result is written, and what will be in it.
public struct SinkDestination: Sendable {
  /// What becomes of what an interrupted run left.
  public enum Leftovers: Hashable, Sendable {
    /// It is kept, and what is whole of it is not written again.
    case continued
    /// It is removed.
    case removed
  }

  /// What becomes of something that has the result's name.
  public enum Existing: Hashable, Sendable {
    /// It stays, and there is an error.
    case kept
    /// The result takes its place when it is whole.
    case replaced
  }

  /// The result's name.
  public let path: FilePath
  /// All packets, in the order in which they lie.
  public let packets: [PacketContents]
  /// What stands beside the tiles, each in the largest form that it may take.
  public let documents: [CacheDocument]
  /// Tells this work from another for the same name.
  public let key: String
  /// What becomes of what an interrupted run left.
  public let leftovers: Leftovers
  /// What becomes of something that has the name.
  public let existing: Existing

  /// - Parameters:
  ///   - path: the result's name.
  ///   - packets: all packets, in the order in which they lie.
  ///   - documents: what stands beside the tiles, each in the largest form that it may take.
  ///   - key: tells this work from another for the same name.
  ///   - leftovers: what becomes of what an interrupted run left.
  ///   - existing: what becomes of something that has the name.
  public init(
    _ path: FilePath, packets: [PacketContents], documents: [CacheDocument], key: String, leftovers: Leftovers,
    existing: Existing
  ) {
    self.path = path
    self.packets = packets
    self.documents = documents
    self.key = key
    self.leftovers = leftovers
    self.existing = existing
  }

  /// The levels that have tiles, in their order.
  public var levels: [Int] { Set(packets.map(\.level)).sorted() }

  /// Where the result grows until it is whole.
  public var partial: FilePath { Partial.path(for: path, key: key) }
}
