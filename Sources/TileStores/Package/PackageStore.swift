public import FileAccess
public import TilingSchemes

/// An open tile package (.tpkx): root.json, iteminfo.json, a thumbnail and Compact V2 bundles in one ZIP archive.
public struct PackageStore: TileStore {
  /// The store; it has no state.
  public init() {}

  /// `tpkx`.
  public var name: String { "tpkx" }
  /// In a sentence it is called a package.
  public var title: String { "a package" }
  /// One file that ends with `.tpkx`.
  public var shape: StoreShape { .file(suffix: "tpkx") }
  /// root.json, iteminfo.json and a thumbnail.
  public var documents: StoreDocuments { .readyToServe }
  /// `esriMapCacheStorageModeCompactV2` with 128 × 128 tiles in a bundle (Esri, CompactCacheV2.md).
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }

  /// Any ZIP archive, and so a .tpk as well; what lies in it tells the scheme's documents.
  public func recognizes(_ head: [UInt8]) -> Bool { ZipArchive.isArchive(head[...]) }

  /// Makes the archive under a temporary name with room for each document and bundle, or goes on with what an
  /// interrupted run left.
  ///
  /// - Throws: `FileAccessError` where it cannot be made.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try PackageSink(destination)
  }
}
