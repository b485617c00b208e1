import FileAccess

/// Reads a section front to back in large pieces, so that thousands of small tiles need few calls of the system.
final class ReadingWindow {
  private let section: FileSection
  private var buffer: UnsafeMutableRawBufferPointer
  /// The range of the section that is in the buffer.
  private var loaded = 0..<0

  /// - Parameter capacity: the size of a piece in bytes. A larger request enlarges the buffer.
  init(_ section: FileSection, capacity: Int = 1 << 20) {
    self.section = section
    buffer = .allocate(byteCount: min(capacity, max(section.size, 1)), alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// The bytes of a range of the section, valid until the next call.
  ///
  /// - Throws: `.cutOff` if the section ends before the range does. No memory is allocated then, which matters for a
  ///   damaged index with huge sizes.
  func bytes(at offset: Int, count: Int) throws(FileAccessError) -> UnsafeRawBufferPointer {
    guard offset >= 0, count >= 0, offset <= section.size, count <= section.size - offset else {
      throw FileAccessError(section.name, .cutOff)
    }
    if offset < loaded.lowerBound || offset + count > loaded.upperBound {
      if count > buffer.count {
        buffer.deallocate()
        buffer = .allocate(byteCount: count, alignment: 16)
      }
      // If the reading fails, the buffer has no valid content.
      loaded = 0..<0
      // From a server, only what is needed: the ranges that follow were announced to the file.
      let length = section.isRemote ? count : min(buffer.count, section.size - offset)
      try section.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<length]), at: offset)
      loaded = offset..<offset + length
    }
    let start = offset - loaded.lowerBound
    return UnsafeRawBufferPointer(rebasing: buffer[start..<start + count])
  }
}

extension UnsafeRawBufferPointer {
  /// Little-endian numbers at any alignment. The caller has checked that they are within the buffer.
  func uint32(_ offset: Int) -> UInt32 { UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
  func uint64(_ offset: Int) -> UInt64 { UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }

  /// An offset of five bytes, as in a .bundlx.
  func uint40(_ offset: Int) -> Int { Int(uint32(offset)) | Int(self[offset + 4]) << 32 }

  /// A big-endian number, as in PNG.
  func bigEndian(_ offset: Int) -> UInt32 { UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
}
