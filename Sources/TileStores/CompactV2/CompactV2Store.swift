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

  /// `legacy` or `ready-to-serve`.
  public let name: String
  /// conf.xml and conf.cdi, or root.json, iteminfo.json and a thumbnail.
  public let documents: StoreDocuments
  private let tileFolder: String
  /// What the header of each bundle says of records.
  let recordCount: Int

  /// In a sentence both forms are called a cache directory.
  public var title: String { "a cache directory" }
  /// A directory.
  public var shape: StoreShape { .directory }
  /// `esriMapCacheStorageModeCompactV2` with 128 × 128 tiles in a bundle (Esri, CompactCacheV2.md).
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }

  private init(name: String, documents: StoreDocuments, tileFolder: String, recordCount: Int) {
    self.name = name
    self.documents = documents
    self.tileFolder = tileFolder
    self.recordCount = recordCount
  }

  /// Makes the directory under a temporary name, or goes on with what an interrupted run left; each level gets a
  /// folder.
  ///
  /// - Throws: `FileAccessError` where it cannot be made.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try BundleFolderSink(destination, tileFolder: FilePath(tileFolder), recordCount: recordCount)
  }
}
