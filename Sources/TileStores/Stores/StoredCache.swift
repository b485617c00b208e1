public import TilingSchemes

/// The content of a store that describes itself, such as an MBTiles database.
public struct StoredCache: Sendable {
  /// The description of the tiles as that of an ArcGIS cache.
  public let description: CacheDescription
  /// The name of the store in tables, such as `MBTiles`.
  public let storeName: String
  /// The packets in the order of level, row and column.
  public let packets: [TilePacket]
  /// Wrong or missing parts of the store.
  public let problems: [LayoutProblem]
  /// Faults in what the store states about its tiles.
  public let faults: [StoreProblem]
  /// All entries of the store's metadata, in their order.
  public let metadata: [CacheDocument]
  /// Entries of the store's metadata for which the description has no place; a store of the same kind can hold them.
  public let otherMetadata: [CacheDocument]
  /// The names of those entries that a store of another kind loses. Entries that are the same in nearly every store are
  /// not among them.
  public let lostMetadata: [String]

  /// - Parameters:
  ///   - description: the description of the tiles as that of an ArcGIS cache.
  ///   - storeName: the name of the store in tables, such as `MBTiles`.
  ///   - packets: the packets in the order of level, row and column.
  ///   - problems: wrong or missing parts of the store.
  ///   - faults: faults in what the store states about its tiles.
  ///   - metadata: all entries of the metadata, in their order.
  ///   - otherMetadata: entries of the metadata for which the description has no place.
  ///   - lostMetadata: the names of those entries that a store of another kind loses.
  public init(
    _ description: CacheDescription, in storeName: String, packets: [TilePacket], problems: [LayoutProblem] = [],
    faults: [StoreProblem] = [], metadata: [CacheDocument] = [], otherMetadata: [CacheDocument] = [],
    lostMetadata: [String] = []
  ) {
    self.description = description
    self.storeName = storeName
    self.packets = packets
    self.problems = problems
    self.faults = faults
    self.metadata = metadata
    self.otherMetadata = otherMetadata
    self.lostMetadata = lostMetadata
  }
}
