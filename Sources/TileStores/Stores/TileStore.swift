public import FileAccess
public import SystemPackage
public import TilingSchemes

/// A kind of storage for the tiles of a whole cache: how it is recognised, read and written.
///
/// To add a store, add a folder with a type that conforms to this protocol, a line in `TileStoreRegistry.all`, and a
/// file of tests. The protocol has default implementations for functions that a store does not need.
public protocol TileStore: Sendable {
  /// The word by which users choose the store, in small letters.
  var name: String { get }
  /// The name in a sentence, with its article: “an MBTiles database”.
  var title: String { get }
  /// Whether the store is a directory or one file.
  var shape: StoreShape { get }
  /// The documents that describe the scheme of its tiles.
  var documents: StoreDocuments { get }
  /// The storage format and packet size that its documents declare.
  var storage: TileStorageInfo { get }
  /// Whether its packets must be written one after the other, in their order.
  var isWrittenInOrder: Bool { get }

  /// Whether its tiles must be those of Web Mercator.
  var needsWebMercator: Bool { get }

  /// Whether every file with its suffix is searched for tiles in a directory.
  var isFoundBySuffix: Bool { get }

  /// Whether a file belongs to this store, judged by its first bytes. At most one store recognises a file.
  ///
  /// - Parameter head: the file's first 100 bytes, or all of a shorter file.
  func recognizes(_ head: [UInt8]) -> Bool

  /// Opens a file that describes its own tiles.
  ///
  /// - Returns: the content; `nil` if scheme documents describe the tiles, as in a cache directory and in a package.
  /// - Throws: `TileStoreError` if the file cannot be read, or its tiles cannot be represented as an ArcGIS cache.
  func open(_ path: FilePath) throws(TileStoreError) -> StoredCache?

  /// Opens one of several sets of tiles in a file, such as a table of a GeoPackage.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - set: its name; `nil` takes the only one.
  /// - Returns: the content; `nil` if scheme documents describe the tiles.
  /// - Throws: `.choice` if there are several and no name is given, or none has this name; otherwise as `open(_:)`.
  func open(_ path: FilePath, choosing set: String?) throws(TileStoreError) -> StoredCache?

  /// Opens a file, or one of several sets of tiles in it, and reads what is needed.
  ///
  /// - Parameters:
  ///   - path: as above.
  ///   - set: as above.
  ///   - reading: what is needed; a store may read more.
  /// - Returns: as above.
  /// - Throws: as above.
  func open(_ path: FilePath, choosing set: String?, reading: StoreReading) throws(TileStoreError) -> StoredCache?

  /// The grid of a store that has one of its own, to which the levels of a scheme must fit.
  ///
  /// - Returns: `nil` if the store takes any scheme.
  /// - Throws: `TileStoreError` if the scheme does not fit.
  func grid(for model: CacheDescription) throws(TileStoreError) -> StoreGrid?

  /// Whether a packet comes before another one in the result.
  func isOrdered(_ first: PacketContents, before second: PacketContents) -> Bool

  /// The entries that describe the tiles, for a store whose `documents` are its own entries.
  func metadata(of contents: StoreContents) -> StoreMetadata

  /// Creates the destination of a conversion.
  ///
  /// - Throws: `FileAccessError` if nothing can be written at the destination.
  func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink
}

extension TileStore {
  /// `true`: a file with the suffix is meant to contain tiles.
  public var isFoundBySuffix: Bool { true }
  /// `false`: the store can have tiles in any coordinate system.
  public var needsWebMercator: Bool { false }
  /// `false`: several packets are written at the same time.
  public var isWrittenInOrder: Bool { false }
  /// `false`: a directory has no first bytes; its files show its type.
  public func recognizes(_ head: [UInt8]) -> Bool { false }
  /// `nil`: scheme documents describe the tiles.
  public func open(_ path: FilePath) throws(TileStoreError) -> StoredCache? { nil }
  /// The only set of tiles; a name is refused.
  public func open(_ path: FilePath, choosing set: String?) throws(TileStoreError) -> StoredCache? {
    if let set { throw .choice(path: path.string, given: set, among: ["only one set of tiles, without a name"]) }
    return try open(path)
  }
  /// Reads everything.
  public func open(
    _ path: FilePath, choosing set: String?, reading: StoreReading
  ) throws(TileStoreError) -> StoredCache? { try open(path, choosing: set) }
  /// `nil`: the store can contain any scheme.
  public func grid(for model: CacheDescription) throws(TileStoreError) -> StoreGrid? { nil }
  /// In the order of level, row and column.
  public func isOrdered(_ first: PacketContents, before second: PacketContents) -> Bool {
    (first.level, first.corner.row, first.corner.column) < (second.level, second.corner.row, second.corner.column)
  }
  /// No entries, and no losses.
  public func metadata(of contents: StoreContents) -> StoreMetadata { StoreMetadata(entries: [], lost: []) }
}
