public import FileAccess
public import TilingSchemes

/// 128 × 128 tiles of a level that lie together: a bundle, or as many files, or as many rows of a database.
public struct TilePacket: Sendable {
  /// The level's number in the store.
  public let level: Int
  /// The row and column of its upper left tile.
  public let corner: BundleCoordinate
  private let source: any PacketSource

  /// - Parameters:
  ///   - level: the level's number in the store.
  ///   - corner: the row and column of the upper left tile.
  ///   - source: where the tiles are.
  public init(level: Int, corner: BundleCoordinate, _ source: any PacketSource) {
    self.level = level
    self.corner = corner
    self.source = source
  }

  /// For people: the bundle's path, or the level's folder.
  public var name: String { source.name }

  /// Makes what reads the tiles. The reader may hold open files; it is kept as long as the packet is worked on, and no
  /// longer.
  ///
  /// - Throws: `FileAccessError` where the packet's files cannot be opened.
  public func open() throws(FileAccessError) -> any PacketReader { try source.open() }
}

/// Where the tiles of a packet are, before anything is opened: a cache has many packets, and few files may be open.
public protocol PacketSource: Sendable {
  /// For people: the path of what holds the tiles.
  var name: String { get }

  /// Makes what reads the tiles.
  ///
  /// - Throws: `FileAccessError` where the packet's files cannot be opened.
  func open() throws(FileAccessError) -> any PacketReader
}
