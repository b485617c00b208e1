import FileAccess
import SystemPackage

/// The tile data of an archive that is written, where they will stay: behind the space of the header and the root
/// directory.
///
/// `Sendable` is unchecked: packets are written one after the other.
final class TileDataOutput: @unchecked Sendable {
  /// The place of the tile data in the file. A fixed place saves copying them when the size of the directories is known.
  static let start = PMTilesHeader.rootLimit

  let file: OutputFile
  /// The number of bytes so far, with those that are still in the buffer.
  private(set) var size: Int
  private var buffer: [UInt8] = []
  private static let bufferSize = 4 << 20

  /// - Parameter size: the number of bytes that an earlier run has written.
  init(_ file: OutputFile, size: Int) {
    self.file = file
    self.size = size
    buffer.reserveCapacity(Self.bufferSize)
  }

  /// - Returns: the offset in the tile data.
  func append(_ bytes: UnsafeRawBufferPointer) throws(FileAccessError) -> Int {
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    let offset = size
    if bytes.count > Self.bufferSize {
      try file.write(bytes, at: Self.start + offset)
    } else {
      buffer.append(contentsOf: bytes)
    }
    size += bytes.count
    return offset
  }

  func flush() throws(FileAccessError) {
    guard !buffer.isEmpty else { return }
    try file.write(buffer, at: Self.start + size - buffer.count)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Whether the bytes from an offset are those of a tile.
  func holds(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileAccessError) -> Bool {
    let inBuffer = offset - (size - buffer.count)
    if inBuffer >= 0 {
      return buffer.withUnsafeBytes { own in
        UnsafeRawBufferPointer(rebasing: own[inBuffer..<inBuffer + bytes.count]).hasSameBytes(as: bytes)
      }
    }
    let own = try file.read(at: Self.start + offset, count: bytes.count)
    return own.withUnsafeBytes { $0.hasSameBytes(as: bytes) }
  }
}
