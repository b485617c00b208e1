public import FileAccess
public import SystemPackage
public import TilingSchemes

/// A square of 128 × 128 tiles of a level: a bundle, or the same square of single files or of rows in a database.
///
/// Packets are the unit of all work on tiles: one task works on one packet, with a few megabytes of memory.
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

  /// The path of the bundle, the level's folder or the database, for messages.
  public var name: String { source.name }

  /// The file or folder on disk whose change is a change of the packet: the bundle, the package, the level's folder.
  public var file: FilePath { source.file }

  /// Whether another packet is in the same file or folder.
  package func sharesFile(with other: TilePacket) -> Bool { !source.hasOwnFile && name == other.name }

  /// The version of `file`; `nil` if it cannot be examined.
  ///
  /// - Parameter folder: the folder that was opened last. Many packets follow each other in one.
  package func version(in folder: inout OpenedFolder?) -> FileVersion? { source.version(in: &folder) }

  /// Opens the packet. The reader can have open files; release it when the work on the packet is done.
  ///
  /// - Throws: `FileAccessError` if the packet's files cannot be opened.
  public func open() throws(FileAccessError) -> any PacketReader { try source.open() }

  /// Opens the packet for reading single tiles in any order, as a server does.
  ///
  /// - Throws: `FileAccessError` if the packet's files cannot be opened.
  public func lookup() throws(FileAccessError) -> any TileLookup { try source.lookup() }
}

/// The place of a packet's tiles, before anything is opened. A cache can have more packets than a process may have open
/// files.
public protocol PacketSource: Sendable {
  /// The path of the file or folder that contains the tiles, for messages.
  var name: String { get }
  /// The file or folder on disk whose change is a change of the packet.
  var file: FilePath { get }
  /// Whether no other packet is in the same file.
  var hasOwnFile: Bool { get }

  /// The version of `file`; `nil` if it cannot be examined.
  ///
  /// - Parameter folder: the folder that was opened last. A source that examines its file in an opened folder replaces it
  ///   if the file is in another one.
  func version(in folder: inout OpenedFolder?) -> FileVersion?

  /// Opens the packet.
  ///
  /// - Throws: `FileAccessError` if the packet's files cannot be opened.
  func open() throws(FileAccessError) -> any PacketReader

  /// Opens the packet for reading single tiles.
  ///
  /// - Throws: `FileAccessError` if the packet's files cannot be opened.
  func lookup() throws(FileAccessError) -> any TileLookup
}

extension PacketSource {
  /// The path of `name`.
  public var file: FilePath { FilePath(name) }
  /// `false`: packets with the same name share a file.
  public var hasOwnFile: Bool { false }
  /// Examines the path of `file`.
  public func version(in folder: inout OpenedFolder?) -> FileVersion? { try? FileVersion(file) }
  /// Keeps the index of the packet in memory.
  public func lookup() throws(FileAccessError) -> any TileLookup { IndexedLookup(try open()) }
}
