public import TilingSchemes

/// What a store is told of the cache that is written to it.
public struct StoreContents: Sendable {
  /// What the source's documents say.
  public var model: CacheDescription
  /// A name from the source's path, where the documents give none.
  public var suggestedName: String?
  /// The part of the map that is taken, in the scheme's units; `nil` for all of it.
  public var extent: Envelope?
  /// The store's numbers of the levels that have tiles.
  public var levels: ClosedRange<Int>?
  /// What the tiles are.
  public var format: TileImageFormat?
  /// How many tiles lie beyond the limits of the store's grid, and are left out.
  public var tilesBeyond: Int

  /// - Parameters:
  ///   - model: what the source's documents say.
  ///   - suggestedName: a name from the source's path.
  ///   - extent: the part of the map that is taken, in the scheme's units.
  ///   - levels: the store's numbers of the levels that have tiles.
  ///   - format: what the tiles are.
  ///   - tilesBeyond: how many tiles lie beyond the limits of the store's grid.
  public init(
    _ model: CacheDescription, suggestedName: String?, extent: Envelope?, levels: ClosedRange<Int>?,
    format: TileImageFormat?, tilesBeyond: Int
  ) {
    self.model = model
    self.suggestedName = suggestedName
    self.extent = extent
    self.levels = levels
    self.format = format
    self.tilesBeyond = tilesBeyond
  }
}
