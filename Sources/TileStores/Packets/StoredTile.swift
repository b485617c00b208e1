/// A tile within its packet, and where its bytes lie.
public struct StoredTile: Hashable, Sendable {
  /// From 0 to 16,383, row by row: 128 × row + column within the packet.
  public let position: UInt16
  /// In bytes.
  public let size: UInt32
  /// In the packet's storage: a byte's place in a bundle, a row's number in a database; of no meaning elsewhere.
  public let offset: Int

  /// - Parameters:
  ///   - position: from 0 to 16,383, row by row.
  ///   - size: in bytes.
  ///   - offset: in the packet's storage.
  public init(position: Int, size: Int, offset: Int) {
    self.position = UInt16(truncatingIfNeeded: position)
    self.size = UInt32(clamping: size)
    self.offset = offset
  }

  /// The end of its bytes.
  var end: Int { offset + Int(size) }
}
