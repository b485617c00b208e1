public import FileAccess
public import SystemPackage
public import TilingSchemes

/// An MBTiles database, of Web Mercator grids only. Source: MBTiles Specification 1.3.
public struct MBTilesStore: TileStore {
  /// What it is called in messages.
  static let title = "MBTiles"

  /// The store; it has no state.
  public init() {}

  public var name: String { "mbtiles" }
  public var title: String { "an MBTiles database" }
  public var shape: StoreShape { .file(suffix: "mbtiles") }
  public var documents: StoreDocuments { .ownEntries }
  /// What a cache that is made of it says: a database has no bundles.
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }
  public var isWrittenInOrder: Bool { true }

  /// Any database of SQLite. Source: SQLite, Database File Format, §1.2.
  public func recognizes(_ head: [UInt8]) -> Bool { head == Array("SQLite format 3\0".utf8) }

  public func open(_ path: FilePath) throws(TileStoreError) -> StoredCache? {
    let database = try MBTilesDatabase(path)
    return StoredCache(try database.description(), packets: database.packets)
  }

  public func grid(for model: CacheDescription) throws(TileStoreError) -> StoreGrid? {
    let zooms = try WebMercatorZooms(model)
    return StoreGrid(numbers: zooms.zooms, limits: zooms.limits)
  }

  public func metadata(of contents: StoreContents) -> StoreMetadata { MBTilesMetadata.entries(for: contents) }

  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try MBTilesSink(destination)
  }
}
