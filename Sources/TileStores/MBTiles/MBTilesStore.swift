public import FileAccess
public import SystemPackage
public import TilingSchemes

/// An MBTiles database, of Web Mercator grids only. Source: MBTiles Specification 1.3.
public struct MBTilesStore: TileStore {
  /// What it is called in messages.
  static let title = "MBTiles"

  /// The store; it has no state.
  public init() {}

  /// `mbtiles`.
  public var name: String { "mbtiles" }
  /// In a sentence it is called an MBTiles database.
  public var title: String { "an MBTiles database" }
  /// One file that ends with `.mbtiles`.
  public var shape: StoreShape { .file(suffix: "mbtiles") }
  /// The rows of its table `metadata`.
  public var documents: StoreDocuments { .ownEntries }
  /// What a cache that is made of it says: a database has no bundles.
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }
  /// `true`: SQLite takes one writer at a time.
  public var isWrittenInOrder: Bool { true }

  /// Any database of SQLite. Source: SQLite, Database File Format, §1.2.
  public func recognizes(_ head: [UInt8]) -> Bool { head == Array("SQLite format 3\0".utf8) }

  /// Reads the metadata and lists the tiles; any database of SQLite comes this far.
  ///
  /// - Returns: the cache, never `nil`.
  /// - Throws: `TileStoreError` where the file cannot be read, its tiles have no index, or no cache can be made of
  ///   them.
  public func open(_ path: FilePath) throws(TileStoreError) -> StoredCache? {
    let database = try MBTilesDatabase(path)
    return StoredCache(try database.description(), packets: database.packets)
  }

  /// The zooms of the levels in the square grid of Web Mercator, with 2^zoom rows and columns each.
  ///
  /// - Returns: the grid, never `nil`.
  /// - Throws: `.grid` where the scheme is in another system, its tiles are not square, its origin is half a pixel or
  ///   more of the finest level away, or a level is no zoom from 0 to 30, to one part in 10,000,000.
  public func grid(for model: CacheDescription) throws(TileStoreError) -> StoreGrid? {
    let zooms = try WebMercatorZooms(model)
    return StoreGrid(numbers: zooms.zooms, limits: zooms.limits)
  }

  /// The rows of the table `metadata`. Source: MBTiles Specification 1.3, “Metadata”.
  public func metadata(of contents: StoreContents) -> StoreMetadata { MBTilesMetadata.entries(for: contents) }

  /// Makes the database under a temporary name, or goes on with the one that an interrupted run left.
  ///
  /// - Throws: `FileAccessError` where it cannot be made; `.database` where SQLite fails or is not on this machine.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try MBTilesSink(destination)
  }
}
