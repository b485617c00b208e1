/// An entry of a directory: a run of tiles with the same content, or a leaf directory.
struct PMTilesEntry: Hashable, Sendable {
  /// The number of the first tile.
  var tile: UInt64
  /// The number of consecutive tiles with this content; 0 for a leaf directory.
  var run: UInt64
  /// In bytes.
  var length: Int
  /// From the start of the tile data, or of the leaf directories.
  var offset: Int
}

/// A directory: its entries in the order of tile numbers, column by column as variable-length integers. Source: PMTiles
/// Version 3 Specification, “Directories”.
enum PMTilesDirectory {
  /// The largest directory, in bytes without compression. Directories of real archives have less than a megabyte; a
  /// larger one is an attack on the memory.
  static let sizeLimit = 8 << 20

  /// Reads the entries.
  ///
  /// - Returns: `nil` if the bytes end too early, a number exceeds its range, or bytes are left over.
  static func entries(_ bytes: [UInt8]) -> [PMTilesEntry]? {
    bytes.withUnsafeBufferPointer { entries($0) }
  }

  private static func entries(_ bytes: UnsafeBufferPointer<UInt8>) -> [PMTilesEntry]? {
    var reader = VarintReader(bytes)
    // Each entry has four numbers of at least one byte, so a wrong count does not allocate memory.
    guard let count = reader.next(), count <= UInt64(bytes.count / 4) else { return nil }
    var entries: [PMTilesEntry] = []
    entries.reserveCapacity(Int(count))
    var tile: UInt64 = 0
    for _ in 0..<count {
      guard let step = reader.next() else { return nil }
      let (sum, overflow) = tile.addingReportingOverflow(step)
      guard !overflow else { return nil }
      tile = sum
      entries.append(PMTilesEntry(tile: tile, run: 0, length: 0, offset: 0))
    }
    for index in entries.indices {
      guard let run = reader.next() else { return nil }
      entries[index].run = run
    }
    for index in entries.indices {
      guard let length = reader.next(), length <= 1 << 40 else { return nil }
      entries[index].length = Int(length)
    }
    for index in entries.indices {
      guard let value = reader.next(), value <= 1 << 62 else { return nil }
      if value > 0 {
        entries[index].offset = Int(value) - 1
      } else if index > 0 {
        // Directly after the content of the entry before.
        entries[index].offset = entries[index - 1].offset + entries[index - 1].length
        guard entries[index].offset <= 1 << 62 else { return nil }
      } else {
        return nil
      }
    }
    return reader.isAtEnd ? entries : nil
  }

  /// The bytes of a directory without compression.
  static func bytes(_ entries: some RandomAccessCollection<PMTilesEntry>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * entries.count + 8)
    func append(_ value: UInt64) {
      var value = value
      while value >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
        value >>= 7
      }
      bytes.append(UInt8(truncatingIfNeeded: value))
    }
    append(UInt64(entries.count))
    var last: UInt64 = 0
    for entry in entries {
      append(entry.tile - last)
      last = entry.tile
    }
    for entry in entries { append(entry.run) }
    for entry in entries { append(UInt64(entry.length)) }
    var expected = -1
    for entry in entries {
      append(entry.offset == expected ? 0 : UInt64(entry.offset) + 1)
      expected = entry.offset + entry.length
    }
    return bytes
  }
}

/// Reads variable-length integers: seven bits in a byte, the lowest first, and a mark in all bytes but the last.
private struct VarintReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// - Returns: `nil` at the end of the bytes, or if the number has more than 64 bits.
  mutating func next() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard shift < 63 || byte <= 1 else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
      guard shift <= 63 else { return nil }
    }
    return nil
  }
}
