public import FileAccess
public import SystemPackage
public import TilingSchemes

/// A way of keeping the tiles of a whole cache: how it is recognised, what it holds, and how it is written.
///
/// Adding one takes a folder with a type that conforms, a line in `TileStoreRegistry.all`, and a file of tests. What a
/// store cannot do keeps the answer that the protocol gives for it.
public protocol TileStore: Sendable {
  /// The word by which it is asked for, in small letters.
  var name: String { get }
  /// What it is called in a sentence, with its article: “an MBTiles database”.
  var title: String { get }
  /// Whether it is a directory or one file.
  var shape: StoreShape { get }
  /// What stands beside its tiles and says what they show.
  var documents: StoreDocuments { get }
  /// How its documents say that the tiles are stored.
  var storage: TileStorageInfo { get }
  /// Whether its packets have to be written one after the other, in their order.
  var isWrittenInOrder: Bool { get }

  /// Whether a file is of this store, by its first bytes. At most one store says yes.
  ///
  /// - Parameter head: the file's first 16 bytes, or all of a shorter file.
  func recognizes(_ head: [UInt8]) -> Bool

  /// Opens a file that says by itself what its tiles show.
  ///
  /// - Returns: `nil` where scheme documents say it, as in a cache directory and in a package.
  /// - Throws: `TileStoreError` where it cannot be read, or holds nothing that a cache can be made of.
  func open(_ path: FilePath) throws(TileStoreError) -> StoredCache?

  /// The grid of a store that has one of its own, to which the levels of a scheme must fit.
  ///
  /// - Returns: `nil` where the store takes any scheme.
  /// - Throws: `TileStoreError` where the scheme does not fit.
  func grid(for model: CacheDescription) throws(TileStoreError) -> StoreGrid?

  /// The entries that describe the tiles, of a store whose `documents` are its own entries.
  func metadata(of contents: StoreContents) -> StoreMetadata

  /// Makes what tiles are written to.
  ///
  /// - Throws: `FileAccessError` where nothing can be written at the destination.
  func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink
}

extension TileStore {
  /// `false`: packets are written side by side.
  public var isWrittenInOrder: Bool { false }
  /// `false`: what is found in a directory tells what it is.
  public func recognizes(_ head: [UInt8]) -> Bool { false }
  /// `nil`: scheme documents say what the tiles show.
  public func open(_ path: FilePath) throws(TileStoreError) -> StoredCache? { nil }
  /// `nil`: any scheme will do.
  public func grid(for model: CacheDescription) throws(TileStoreError) -> StoreGrid? { nil }
  /// None.
  public func metadata(of contents: StoreContents) -> StoreMetadata { StoreMetadata(entries: [], lost: []) }
}
