public import FileAccess
public import SystemPackage
public import TilingSchemes

/// An MBTiles database, of Web Mercator grids only. Source: MBTiles Specification 1.3.
public struct MBTilesStore: TileStore {
  /// The name in messages about the format.
  static let title = "MBTiles"

  /// The store; it has no state.
  public init() {}

  /// `mbtiles`.
  public var name: String { "mbtiles" }
  /// “an MBTiles database”.
  public var title: String { "an MBTiles database" }
  /// One file that ends with `.mbtiles`.
  public var shape: StoreShape { .file(suffix: "mbtiles") }
  /// The rows of its table `metadata`.
  public var documents: StoreDocuments { .ownEntries }
  /// `true`: the format knows no other system.
  public var needsWebMercator: Bool { true }
  /// The storage format of a cache that is made from the database, which has no bundles itself.
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }
  /// `true`: SQLite allows one writer at a time.
  public var isWrittenInOrder: Bool { true }

  /// Accepts any SQLite database that does not say that it is a GeoPackage. Source: SQLite, Database File Format, §1.2.
  public func recognizes(_ head: [UInt8]) -> Bool {
    head.starts(with: Array("SQLite format 3\0".utf8)) && !DatabaseMark.isGeoPackage(head)
  }

  /// Reads the metadata and lists the packets. A database that is not MBTiles is refused here, because the first bytes
  /// are the same for all SQLite databases.
  ///
  /// - Returns: the cache, never `nil`.
  /// - Throws: `TileStoreError` if the file cannot be read within the limits of time and memory, or its tiles cannot be
  ///   represented as an ArcGIS cache.
  public func open(_ path: FilePath) throws(TileStoreError) -> StoredCache? {
    try MBTilesDatabase(path).contents()
  }

  /// The zooms of the levels in the square of Web Mercator, with 2^zoom rows and columns each.
  ///
  /// - Returns: the grid, never `nil`.
  /// - Throws: `.grid` if the scheme has another coordinate system, its tiles are not square, its origin is at least
  ///   half a pixel of the finest level from that of Web Mercator, or the resolution of a level is not that of a zoom
  ///   from 0 to 30 within 1e-7.
  public func grid(for model: CacheDescription) throws(TileStoreError) -> StoreGrid? {
    let zooms = try WebMercatorZooms(model, for: Self.title)
    return StoreGrid(numbers: zooms.zooms, limits: zooms.limits)
  }

  /// The rows of the table `metadata`. Source: MBTiles Specification 1.3, “Metadata”.
  public func metadata(of contents: StoreContents) -> StoreMetadata {
    // A number, as the specification requires.
    WebMercatorMetadata.entries(for: contents, store: Self.title, version: "1")
  }

  /// Creates the database under a temporary name, or continues the one that an interrupted run left.
  ///
  /// - Throws: `FileAccessError` if the database cannot be created; `.database` if SQLite fails or is not installed.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try MBTilesSink(destination)
  }
}
