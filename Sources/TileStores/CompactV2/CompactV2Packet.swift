public import FileAccess

/// A Compact V2 bundle as the tiles of a packet.
public struct CompactV2Packet: PacketSource {
  private let bundle: BundleFile

  /// - Parameter bundle: the file of the tiles, which has its index inside.
  public init(_ bundle: BundleFile) { self.bundle = bundle }

  public var name: String { bundle.name }

  public func open() throws(FileAccessError) -> any PacketReader { CompactV2Bundle(try bundle.open()) }
}
