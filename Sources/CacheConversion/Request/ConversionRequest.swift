public import SystemPackage
public import TileStores
public import TilingSchemes

/// What is asked of the conversion of a whole cache.
public struct ConversionRequest: Sendable {
  /// What is converted.
  public enum Input: Sendable {
    /// A cache directory, a package, or a store that describes itself.
    case cache(FilePath)
    /// Folders of images that are no cache of ArcGIS, and the scheme that says where they lie.
    case folders(FilePath, naming: FolderNaming, scheme: SchemeInput)
  }

  /// What is made of it.
  public enum Result: Sendable {
    /// A cache of its own, in a store.
    case new(any TileStore, existing: SinkDestination.Existing, leftovers: SinkDestination.Leftovers)
    /// More tiles in the Compact V2 cache that the destination is.
    case added
  }

  /// Which numbers the levels of the result have.
  public enum Numbering: Hashable, Sendable {
    /// Those of the input.
    case source
    /// Those of ArcGIS Online, whose grid the scheme must have.
    case arcGISOnline
  }

  /// What is converted.
  public var input: Input
  /// The path of the result.
  public var destination: FilePath
  /// What is made of it.
  public var result: Result
  /// The levels that are taken, by the source's numbers; `nil` takes all.
  public var levels: Set<Int>?
  /// The tiles that are taken, in the scheme's units; `nil` takes all.
  public var extent: Envelope?
  /// A GeoJSON file whose polygons touch the tiles that are taken; `nil` takes all.
  public var areaFile: FilePath?
  /// Which numbers the levels of the result have.
  public var numbering = Numbering.source
  /// What becomes of it where something would be lost.
  public var losses = LossPolicy.listed
  /// How far it goes.
  public var action = ConversionAction.write
  /// How many packets at once, from 1 on.
  public var jobs = 1
  /// The stores that are recognised in the input.
  public var stores: [any TileStore] = TileStoreRegistry.all

  /// Takes everything, and lists what is lost.
  ///
  /// - Parameters:
  ///   - input: what is converted.
  ///   - destination: the path of the result.
  ///   - result: what is made of it.
  public init(_ input: Input, to destination: FilePath, as result: Result) {
    self.input = input
    self.destination = destination
    self.result = result
  }
}
