public import FileAccess
public import TilingSchemes

/// An open tile package (.tpkx): root.json, iteminfo.json, a thumbnail and Compact V2 bundles in one ZIP archive.
public struct PackageStore: TileStore {
  /// The store; it has no state.
  public init() {}

  public var name: String { "tpkx" }
  public var title: String { "a package" }
  public var shape: StoreShape { .file(suffix: "tpkx") }
  public var documents: StoreDocuments { .readyToServe }
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }

  /// Any ZIP archive, and so a .tpk as well; what lies in it tells the scheme's documents.
  public func recognizes(_ head: [UInt8]) -> Bool { ZipArchive.isArchive(head[...]) }

  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try PackageSink(destination)
  }
}
