private import CDeflate

/// The CRC-32 of bytes, as ZIP and PNG use it; libdeflate's, which is ten times as fast as zlib's.
public struct Checksum: Hashable, Sendable {
  public private(set) var value: UInt32 = 0

  public init() {}

  /// Of bytes that are at hand.
  public init(_ bytes: UnsafeRawBufferPointer) { update(bytes) }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    value = libdeflate_crc32(value, bytes.baseAddress, bytes.count)
  }
}
