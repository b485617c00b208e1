public import FileAccess
public import TilingSchemes

/// A directory with conf.xml, conf.cdi and a file for each tile below `_alllayers`.
public struct ExplodedStore: TileStore {
  /// The store; it has no state.
  public init() {}

  public var name: String { "exploded" }
  public var title: String { "a cache directory" }
  public var shape: StoreShape { .directory }
  public var documents: StoreDocuments { .legacy }
  public var storage: TileStorageInfo { TileStorageInfo(format: .exploded, packetSize: 0) }

  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try TileFolderSink(destination)
  }
}
