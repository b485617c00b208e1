public import FileAccess
public import TilingSchemes

/// An open tile package (.tpkx): root.json, iteminfo.json, a thumbnail and Compact V2 bundles in one ZIP archive.
public struct PackageStore: TileStore {
  /// The store; it has no state.
  public init() {}

  /// `tpkx`.
  public var name: String { "tpkx" }
  /// “a package”.
  public var title: String { "a package" }
  /// One file that ends with `.tpkx`.
  public var shape: StoreShape { .file(suffix: "tpkx") }
  /// root.json, iteminfo.json and a thumbnail.
  public var documents: StoreDocuments { .readyToServe }
  /// `esriMapCacheStorageModeCompactV2` with 128 × 128 tiles in a bundle (Esri, CompactCacheV2.md).
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }

  /// Accepts any ZIP archive, also a .tpk; the documents inside show which type it is.
  public func recognizes(_ head: [UInt8]) -> Bool { ZipArchive.isArchive(head[...]) }

  /// Creates the archive under a temporary name, with reserved space for each document and bundle, or continues the one
  /// that an interrupted run left.
  ///
  /// - Throws: `FileAccessError` if the archive cannot be created.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try PackageSink(destination)
  }
}
