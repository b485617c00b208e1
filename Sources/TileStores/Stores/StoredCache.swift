public import TilingSchemes

/// What a store that describes itself holds.
public struct StoredCache: Sendable {
  /// What it says of its tiles, as a cache of ArcGIS would say it.
  public let description: CacheDescription
  /// In the order of level, row and column.
  public let packets: [TilePacket]
  /// What is wrong with the names and places of its parts.
  public let problems: [LayoutProblem]

  /// - Parameters:
  ///   - description: what it says of its tiles, as a cache of ArcGIS would say it.
  ///   - packets: in the order of level, row and column.
  ///   - problems: what is wrong with the names and places of its parts.
  public init(_ description: CacheDescription, packets: [TilePacket], problems: [LayoutProblem] = []) {
    self.description = description
    self.packets = packets
    self.problems = problems
  }
}
