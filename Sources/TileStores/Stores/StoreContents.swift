public import TilingSchemes

/// The properties of a cache from which a store makes its own metadata.
public struct StoreContents: Sendable {
  /// Where the description of a cache comes from.
  public enum Source: Sendable {
    /// From documents of ArcGIS, which state each value.
    case documents
    /// From a store with its own metadata, which state neither scales nor quality. The entries are those for which the
    /// description has no place.
    case metadata([CacheDocument])
  }

  /// The description in the source's documents.
  public var model: CacheDescription
  /// A name from the source's path, for a source whose documents contain none.
  public var suggestedName: String?
  /// The part of the map that is copied, in map units; `nil` for the whole map.
  public var extent: Envelope?
  /// The levels that have tiles, in the numbers of the store; `nil` if there are no tiles.
  public var levels: ClosedRange<Int>?
  /// The image format of the tiles, as detected from their bytes.
  public var format: TileImageFormat?
  /// The number of tiles beyond the limits of the store's grid, which are not copied.
  public var tilesBeyond: Int
  /// Where the description comes from.
  public var source = Source.documents

  /// - Parameters:
  ///   - model: the description in the source's documents.
  ///   - suggestedName: a name from the source's path.
  ///   - extent: the part of the map that is copied, in map units; `nil` for the whole map.
  ///   - levels: the levels that have tiles, in the numbers of the store.
  ///   - format: the image format of the tiles.
  ///   - tilesBeyond: the number of tiles beyond the limits of the store's grid.
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
