public import FileAccess
public import TilingSchemes

/// An exploded cache: a directory with conf.xml, conf.cdi, and one file for each tile below `_alllayers`.
public struct ExplodedStore: TileStore {
  /// The store; it has no state.
  public init() {}

  /// `exploded`.
  public var name: String { "exploded" }
  /// “a cache directory”, as for a directory of bundles.
  public var title: String { "a cache directory" }
  /// A directory.
  public var shape: StoreShape { .directory }
  /// conf.xml and conf.cdi.
  public var documents: StoreDocuments { .legacy }
  /// `esriMapCacheStorageModeExploded`, with a packet size of 0 because there are no bundles.
  public var storage: TileStorageInfo { TileStorageInfo(format: .exploded, packetSize: 0) }

  /// Creates the directory under a temporary name, or continues the one that an interrupted run left. Each level gets a
  /// folder.
  ///
  /// - Throws: `FileAccessError` if the directory cannot be created.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try TileFolderSink(destination, naming: .arcGIS, below: "_alllayers")
  }
}
