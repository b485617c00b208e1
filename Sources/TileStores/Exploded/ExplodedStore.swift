public import FileAccess
public import TilingSchemes

/// A directory with conf.xml, conf.cdi and a file for each tile below `_alllayers`.
public struct ExplodedStore: TileStore {
  /// The store; it has no state.
  public init() {}

  /// `exploded`.
  public var name: String { "exploded" }
  /// In a sentence it is called a cache directory, as that of bundles is.
  public var title: String { "a cache directory" }
  /// A directory.
  public var shape: StoreShape { .directory }
  /// conf.xml and conf.cdi.
  public var documents: StoreDocuments { .legacy }
  /// `esriMapCacheStorageModeExploded`, with a packet size of 0 because there are no bundles.
  public var storage: TileStorageInfo { TileStorageInfo(format: .exploded, packetSize: 0) }

  /// Makes the directory under a temporary name, or goes on with what an interrupted run left; each level gets a
  /// folder.
  ///
  /// - Throws: `FileAccessError` where it cannot be made.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try TileFolderSink(destination)
  }
}
