public import FileAccess
import SystemPackage
public import TilingSchemes

/// A directory of Compact V2 bundles, in one of the two forms in which ArcGIS describes it.
public struct CompactV2Store: TileStore {
  /// conf.xml, conf.cdi and bundles below `_alllayers`.
  ///
  /// GDAL reads a bundle below conf.xml only where its header counts the records, as that of Esri's white paper does
  /// (CompactCacheV2.md).
  public static let legacy = CompactV2Store(
    name: "legacy", documents: .legacy, tileFolder: "_alllayers", recordCount: PacketGrid.tileCount)

  /// root.json, iteminfo.json and bundles below `tile`, whose headers count no records, as ArcGIS writes them.
  public static let readyToServe = CompactV2Store(
    name: "ready-to-serve", documents: .readyToServe, tileFolder: "tile", recordCount: 0)

  public let name: String
  public let documents: StoreDocuments
  private let tileFolder: String
  /// What the header of each bundle says of records.
  let recordCount: Int

  public var title: String { "a cache directory" }
  public var shape: StoreShape { .directory }
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }

  private init(name: String, documents: StoreDocuments, tileFolder: String, recordCount: Int) {
    self.name = name
    self.documents = documents
    self.tileFolder = tileFolder
    self.recordCount = recordCount
  }

  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try BundleFolderSink(destination, tileFolder: FilePath(tileFolder), recordCount: recordCount)
  }
}
