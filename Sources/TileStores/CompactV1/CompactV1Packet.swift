public import FileAccess
public import TilingSchemes

/// A Compact V1 bundle and its index as the tiles of a packet.
public struct CompactV1Packet: PacketSource {
  private let bundle: BundleFile
  private let index: BundleFile
  private let corner: BundleCoordinate

  /// - Parameters:
  ///   - bundle: the file of the tiles.
  ///   - index: the .bundlx that belongs to it.
  ///   - corner: where it begins, by its name.
  public init(_ bundle: BundleFile, index: BundleFile, corner: BundleCoordinate) {
    self.bundle = bundle
    self.index = index
    self.corner = corner
  }

  /// For people: the path of the .bundle, or the package and the entry.
  public var name: String { bundle.name }

  /// Opens the .bundle and its .bundlx; neither is read yet.
  ///
  /// - Throws: `FileAccessError` where one of the two cannot be opened, or the entry of a package cannot be read.
  public func open() throws(FileAccessError) -> any PacketReader {
    CompactV1Bundle(try bundle.open(), index: try index.open(), corner: corner)
  }
}
