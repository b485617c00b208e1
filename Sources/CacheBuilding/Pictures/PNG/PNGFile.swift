private import CDeflate

/// The chunks of a PNG with 8 bits for each sample, not interlaced.
///
/// Source: W3C, PNG Specification (Third Edition), §5 (structure) and §11.2 (chunks).
struct PNGFile {
  /// The colour types that tiles have.
  enum ColorType: UInt8 {
    case rgb = 2
    case palette = 3
    case rgba = 6
  }

  private(set) var bytes: [UInt8] = []

  /// Starts the file with its signature and header.
  ///
  /// - Parameter capacity: the expected size of the whole file in bytes.
  init(width: Int, height: Int, colorType: ColorType, capacity: Int) {
    bytes.reserveCapacity(capacity + 57)
    bytes += [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    var header: [UInt8] = []
    for side in [width, height] { header += Self.bigEndian(UInt32(side)) }
    // Bit depth 8, the colour type, compression 0, filter method 0, no interlace.
    header += [8, colorType.rawValue, 0, 0, 0]
    append("IHDR", header)
  }

  /// Appends a chunk of content that is ready.
  mutating func append(_ name: StaticString, _ content: [UInt8]) {
    content.withUnsafeBytes { append(name, $0) }
  }

  /// Appends a chunk.
  mutating func append(_ name: StaticString, _ content: UnsafeRawBufferPointer) {
    bytes += Self.bigEndian(UInt32(content.count))
    let start = bytes.count
    bytes += UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    bytes += content
    bytes += Self.bigEndian(
      bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress.map { $0 + start }, $0.count - start) })
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
