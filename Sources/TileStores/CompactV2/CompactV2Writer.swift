import FileAccess
import SystemPackage

/// Writes a Compact V2 bundle as ArcGIS does, front to back and in one pass.
///
/// The sizes of all tiles are known from the index of the source, so the index is written before the tiles, and the
/// checksum for a package is calculated on the way. Source: Documentation/Reference/compact-v2.md.
struct CompactV2Writer: ~Copyable {
  /// The value that ArcGIS writes as the size of the largest tile if no tile is larger.
  private static let usualLargest = 131_092

  /// Collects 1 MB before each write, so that small tiles do not need a system call each.
  private let buffer: UnsafeMutableRawBufferPointer
  /// The number of bytes of the buffer that are in use.
  private var length = 0
  /// The offset of the buffer's first byte in the bundle.
  private var offset = 0
  private(set) var checksum = Checksum()

  private let recordCount: UInt32

  /// - Parameter recordCount: 0 as ArcGIS writes it, or 16,384 as Esri's white paper says.
  init(recordCount: Int) {
    self.recordCount = UInt32(recordCount)
    buffer = .allocate(byteCount: 1 << 20, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Writes the header and the index.
  ///
  /// - Parameter tiles: all tiles that will be added, in the order in which they will be added.
  mutating func begin(
    _ tiles: [StoredTile], _ write: (UnsafeRawBufferPointer, Int) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    // ArcGIS's entry for a missing tile is 4: offset 4, size 0.
    var index = [UInt64](repeating: 4, count: PacketGrid.tileCount)
    var place = CompactV2Header.tilesOffset
    for tile in tiles {
      index[Int(tile.position)] = UInt64(place + 4) | UInt64(tile.size) << 40
      place += 4 + Int(tile.size)
    }
    let largest = tiles.map { Int($0.size) }.max() ?? 0
    try add(3 as UInt32, write)
    try add(recordCount, write)
    try add(UInt32(max(Self.usualLargest, largest)), write)
    try add(5 as UInt32, write)
    try add(0 as UInt64, write)
    try add(UInt64(place), write)
    try add(40 as UInt64, write)
    for number: UInt32 in [131_092, 3, 0, 16_384, 5, 131_072] { try add(number, write) }
    for entry in index { try add(entry, write) }
  }

  /// Writes the next tile: its size word and its bytes.
  mutating func add(
    tile bytes: UnsafeRawBufferPointer, _ write: (UnsafeRawBufferPointer, Int) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    try add(UInt32(bytes.count), write)
    try add(bytes, write)
  }

  mutating func finish(_ write: (UnsafeRawBufferPointer, Int) throws(FileAccessError) -> Void) throws(FileAccessError) {
    let part = UnsafeRawBufferPointer(rebasing: buffer[..<length])
    guard !part.isEmpty else { return }
    checksum.update(part)
    try write(part, offset)
    offset += length
    length = 0
  }

  private mutating func add(
    _ number: some FixedWidthInteger, _ write: (UnsafeRawBufferPointer, Int) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let size = number.bitWidth / 8
    if length + size > buffer.count { try finish(write) }
    buffer.storeBytes(of: number.littleEndian, toByteOffset: length, as: type(of: number))
    length += size
  }

  private mutating func add(
    _ bytes: UnsafeRawBufferPointer, _ write: (UnsafeRawBufferPointer, Int) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    var rest = bytes
    while !rest.isEmpty {
      if length == buffer.count { try finish(write) }
      let count = min(rest.count, buffer.count - length)
      UnsafeMutableRawBufferPointer(rebasing: buffer[length..<length + count]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
      length += count
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}

extension CompactV2Writer {
  /// Writes the tiles of a packet as a bundle.
  ///
  /// - Parameter recordCount: the number of records in the header.
  /// - Returns: the checksum of the bundle.
  static func write(
    _ tiles: [StoredTile], from reader: any PacketReader, recordCount: Int,
    _ write: (UnsafeRawBufferPointer, Int) throws(FileAccessError) -> Void
  ) throws(FileAccessError) -> Checksum {
    var writer = CompactV2Writer(recordCount: recordCount)
    try writer.begin(tiles, write)
    try reader.read(tiles) { _, bytes, _ throws(FileAccessError) in try writer.add(tile: bytes, write) }
    try writer.finish(write)
    return writer.checksum
  }
}

extension PacketContents {
  /// The size as a Compact V2 bundle, in bytes: header and index, and each tile with its size word.
  var bundleSize: Int { CompactV2Header.tilesOffset + 4 * tileCount + byteCount }

  /// The path of the bundle below the folder of the tiles, such as `L09/R0080C0100.bundle`.
  var bundlePath: FilePath { FilePath(TileNames.level(level)).appending("\(corner.fileName).bundle") }
}
