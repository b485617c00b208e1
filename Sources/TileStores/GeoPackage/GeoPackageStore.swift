public import FileAccess
public import SystemPackage
public import TilingSchemes

/// Tiles in a GeoPackage, in any coordinate system. Source: OGC 12-128r18, GeoPackage Encoding Standard 1.3, §2.2.
public struct GeoPackageStore: TileStore {
  /// The name in messages about the format.
  static let title = "GeoPackage"

  /// The store; it has no state.
  public init() {}

  /// `geopackage`.
  public var name: String { "geopackage" }
  /// “a GeoPackage”.
  public var title: String { "a GeoPackage" }
  /// One file that ends with `.gpkg`.
  public var shape: StoreShape { .file(suffix: "gpkg") }
  /// Its tables.
  public var documents: StoreDocuments { .ownEntries }
  /// The storage format of a cache that is made from the database, which has no bundles itself.
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }
  /// `true`: SQLite allows one writer at a time.
  public var isWrittenInOrder: Bool { true }
  /// `false`: most GeoPackages contain features and no tiles.
  public var isFoundBySuffix: Bool { false }

  /// Accepts an SQLite database whose `application_id`, at byte 68, is that of a GeoPackage (§1.1.1.1.1).
  public func recognizes(_ head: [UInt8]) -> Bool {
    DatabaseMark.isGeoPackage(head)
  }

  /// Reads the tables about the tiles and lists the packets.
  ///
  /// - Returns: the cache, never `nil`.
  /// - Throws: `TileStoreError` if the file cannot be read within the limits of time and memory, or its tiles cannot be
  ///   represented as an ArcGIS cache.
  public func open(_ path: FilePath) throws(TileStoreError) -> StoredCache? {
    try open(path, choosing: nil)
  }

  /// Reads one table of tiles.
  ///
  /// - Parameters:
  ///   - path: of the database.
  ///   - set: the name of the table; `nil` takes the only one.
  /// - Throws: `.choice` if there are several tables and no name is given, or none has this name; otherwise as `open(_:)`.
  public func open(_ path: FilePath, choosing set: String?) throws(TileStoreError) -> StoredCache? {
    try GeoPackageDatabase(path, table: set).contents()
  }

  /// No grid of its own: every scheme fits.
  ///
  /// - Throws: `.grid` if there is no scheme, or the tiles are LERC.
  public func grid(for model: CacheDescription) throws(TileStoreError) -> StoreGrid? {
    guard model.scheme != nil else { throw .grid(store: Self.title, .noScheme) }
    if case .lerc? = model.image?.format { throw .grid(store: Self.title, .format("LERC", supported: "PNG and JPEG")) }
    return nil
  }

  /// The values of the tables, and what they cannot hold.
  public func metadata(of contents: StoreContents) -> StoreMetadata { GeoPackageEntries.metadata(of: contents) }

  /// Creates the database under a temporary name, or continues the one that an interrupted run left.
  ///
  /// - Throws: `FileAccessError` if the database cannot be created; `.database` if SQLite fails or is not installed.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try GeoPackageSink(destination)
  }
}
