/// The position of a tile in its packet, and the place and size of its bytes.
///
/// 16 bytes for each tile: a plan keeps up to a million of them.
public struct StoredTile: Hashable, Sendable {
  /// The position from 0 to 16,383, row by row: 128 × row + column within the packet.
  public let position: UInt16
  /// The size in bytes.
  public let size: UInt32
  /// The place in the packet's storage: the offset of the first byte in a bundle, the row number in a database;
  /// otherwise 0.
  public let offset: Int

  /// - Parameters:
  ///   - position: from 0 to 16,383, row by row.
  ///   - size: the size in bytes.
  ///   - offset: the place in the packet's storage.
  public init(position: Int, size: Int, offset: Int) {
    self.position = UInt16(truncatingIfNeeded: position)
    self.size = UInt32(clamping: size)
    self.offset = offset
  }

  /// The offset after the last byte.
  var end: Int { offset + Int(size) }
}
