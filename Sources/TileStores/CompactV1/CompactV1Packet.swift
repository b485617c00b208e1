public import FileAccess
public import SystemPackage
public import TilingSchemes

/// A Compact V1 bundle and its index as the source of a packet.
public struct CompactV1Packet: PacketSource {
  private let bundle: BundleFile
  private let index: BundleFile
  private let corner: BundleCoordinate

  /// - Parameters:
  ///   - bundle: the .bundle, which contains the tiles.
  ///   - index: the .bundlx that belongs to it.
  ///   - corner: the row and column of the upper left tile, as in the file name.
  public init(_ bundle: BundleFile, index: BundleFile, corner: BundleCoordinate) {
    self.bundle = bundle
    self.index = index
    self.corner = corner
  }

  /// The path of the .bundle, or the package and the entry, for messages.
  public var name: String { bundle.name }

  /// The file of the bundle, or the package.
  public var file: FilePath { bundle.file }

  /// Opens the .bundle and its .bundlx; neither is read yet.
  ///
  /// - Throws: `FileAccessError` if one of the two cannot be opened, or the entry of a package cannot be read.
  public func open() throws(FileAccessError) -> any PacketReader {
    CompactV1Bundle(try bundle.open(), index: try index.open(), corner: corner)
  }

  /// Opens both files; each tile is found by its own entry of the .bundlx.
  ///
  /// - Throws: `FileAccessError` if one of the two cannot be opened, or the entry of a package cannot be read.
  public func lookup() throws(FileAccessError) -> any TileLookup {
    CompactV1Lookup(try bundle.open(), index: try index.open())
  }
}
