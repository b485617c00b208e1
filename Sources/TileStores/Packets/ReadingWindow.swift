import FileAccess

/// Reads a section front to back, a large piece at a time.
final class ReadingWindow {
  private let section: FileSection
  private var buffer: UnsafeMutableRawBufferPointer
  /// What of the section is in the buffer.
  private var loaded = 0..<0

  /// - Parameter capacity: in bytes; what is asked for at once may be more.
  init(_ section: FileSection, capacity: Int = 1 << 20) {
    self.section = section
    buffer = .allocate(byteCount: min(capacity, max(section.size, 1)), alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// The bytes of a range of the section, valid until the next call.
  ///
  /// - Throws: `.cutOff` where the section ends before, and then no memory is taken.
  func bytes(at offset: Int, count: Int) throws(FileAccessError) -> UnsafeRawBufferPointer {
    guard offset >= 0, count >= 0, offset <= section.size, count <= section.size - offset else {
      throw FileAccessError(section.name, .cutOff)
    }
    if offset < loaded.lowerBound || offset + count > loaded.upperBound {
      if count > buffer.count {
        buffer.deallocate()
        buffer = .allocate(byteCount: count, alignment: 16)
      }
      loaded = 0..<0
      let length = min(buffer.count, section.size - offset)
      try section.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<length]), at: offset)
      loaded = offset..<offset + length
    }
    let start = offset - loaded.lowerBound
    return UnsafeRawBufferPointer(rebasing: buffer[start..<start + count])
  }
}

extension UnsafeRawBufferPointer {
  /// Little-endian numbers; the caller has checked that they lie within.
  func uint32(_ offset: Int) -> UInt32 { UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
  func uint64(_ offset: Int) -> UInt64 { UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }

  /// A big-endian number, as PNG has it.
  func bigEndian(_ offset: Int) -> UInt32 { UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
}
