public import TilingSchemes

/// The content of a store that describes itself, such as an MBTiles database.
public struct StoredCache: Sendable {
  /// The description of the tiles as that of an ArcGIS cache.
  public let description: CacheDescription
  /// The packets in the order of level, row and column.
  public let packets: [TilePacket]
  /// Wrong or missing parts of the store.
  public let problems: [LayoutProblem]

  /// - Parameters:
  ///   - description: the description of the tiles as that of an ArcGIS cache.
  ///   - packets: the packets in the order of level, row and column.
  ///   - problems: wrong or missing parts of the store.
  public init(_ description: CacheDescription, packets: [TilePacket], problems: [LayoutProblem] = []) {
    self.description = description
    self.packets = packets
    self.problems = problems
  }
}
