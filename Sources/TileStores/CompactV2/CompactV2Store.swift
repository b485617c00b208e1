public import FileAccess
import SystemPackage
public import TilingSchemes

/// A cache directory of Compact V2 bundles: a legacy cache or a ready-to-serve cache.
public struct CompactV2Store: TileStore, Hashable {
  /// conf.xml, conf.cdi and bundles below `_alllayers`.
  ///
  /// The headers contain the number of records (16,384), as in Esri's white paper (CompactCacheV2.md), because older
  /// versions of GDAL read no other bundles below conf.xml.
  public static let legacy = CompactV2Store(
    name: "legacy", documents: .legacy, tileFolder: "_alllayers", recordCount: PacketGrid.tileCount)

  /// root.json, iteminfo.json and bundles below `tile`. The headers have 0 for the number of records, as ArcGIS writes
  /// them.
  public static let readyToServe = CompactV2Store(
    name: "ready-to-serve", documents: .readyToServe, tileFolder: "tile", recordCount: 0)

  /// The bytes of a bundle's header and index, before its tiles.
  package static let bytesOfEmptyBundle = CompactV2Header.tilesOffset

  /// `legacy` or `ready-to-serve`.
  public let name: String
  /// conf.xml and conf.cdi, or root.json, iteminfo.json and a thumbnail.
  public let documents: StoreDocuments
  let tileFolder: String
  /// The number of records in the header of each bundle.
  let recordCount: Int

  /// “a cache directory”, for both forms.
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

  /// Creates the directory under a temporary name, or continues the one that an interrupted run left. Each level gets a
  /// folder.
  ///
  /// - Throws: `FileAccessError` if the directory cannot be created.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try BundleFolderSink(destination, tileFolder: FilePath(tileFolder), recordCount: recordCount)
  }
}
