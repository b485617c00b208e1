public import CacheOpening
public import SystemPackage
public import TileStores
public import TilingSchemes

/// The parameters of the conversion of a whole cache.
public struct ConversionRequest: Sendable {
  /// The cache or the folders to convert.
  public enum Input: Sendable {
    /// A cache directory, a package, or a store with its own metadata, such as MBTiles.
    case cache(FilePath)
    /// Folders of images that are not an ArcGIS cache, with the scheme of their grid.
    case folders(FilePath, naming: FolderNaming, scheme: SchemeInput)
  }

  /// The result: a new cache, or more tiles in an existing one.
  public enum Result: Sendable {
    /// A new cache, in a store.
    case new(any TileStore, existing: SinkDestination.Existing, leftovers: SinkDestination.Leftovers)
    /// More tiles in an existing Compact V2 cache, which is the destination.
    case added
  }

  /// The numbers of the levels in the result.
  public enum Numbering: Hashable, Sendable {
    /// The numbers of the input.
    case source
    /// The level numbers of ArcGIS Online. The scheme must have the grid of ArcGIS Online.
    case arcGISOnline
  }

  /// The levels in the scheme of the result.
  public enum SchemeLevels: Hashable, Sendable {
    /// The levels of the input's scheme, with and without tiles.
    case all
    /// The levels that have tiles in the result. They keep their numbers. A store without scheme files ignores this.
    case withTiles
  }

  /// The cache or the folders to convert.
  public var input: Input
  /// The path of the result.
  public var destination: FilePath
  /// The result: a new cache, or more tiles in an existing one.
  public var result: Result
  /// The levels to copy, by their numbers in the source; `nil` copies all.
  public var levels: Set<Int>?
  /// The extent of the tiles to copy, in units of the scheme's coordinate system; `nil` copies all.
  public var extent: Envelope?
  /// A GeoJSON file with the area of the tiles to copy; `nil` copies all.
  public var areaFile: FilePath?
  /// The numbers of the levels in the result.
  public var numbering = Numbering.source
  /// The levels in the scheme of the result. Tiles that are added to a cache do not change its levels.
  public var schemeLevels = SchemeLevels.all
  /// What a folder for web servers contains besides the tiles. Other results ignore it.
  public var web = WebFolderSettings()
  /// What happens if the result cannot hold everything.
  public var losses = LossPolicy.listed
  /// Whether the result is written, or only planned.
  public var action = ConversionAction.write
  /// The number of packets to copy at the same time, at least 1.
  public var jobs = 1
  /// The stores that are recognised in the input.
  public var stores: [any TileStore] = TileStoreRegistry.all

  /// Copies everything, and lists losses.
  ///
  /// - Parameters:
  ///   - input: the cache or the folders to convert.
  ///   - destination: the path of the result.
  ///   - result: a new cache, or more tiles in an existing one.
  public init(_ input: Input, to destination: FilePath, as result: Result) {
    self.input = input
    self.destination = destination
    self.result = result
  }
}
