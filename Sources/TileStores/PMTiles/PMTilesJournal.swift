import FileAccess
import SystemPackage

/// The list of the tiles of an archive that is written, in a file beside it. An archive can have more tiles than memory,
/// and an interrupted run continues from the list.
///
/// `Sendable` is unchecked: packets are written one after the other.
final class PMTilesJournal: @unchecked Sendable {
  /// A tile and its content.
  struct Record: Hashable, Sendable {
    var tile: UInt64
    /// From the start of the tile data.
    var offset: Int
    /// In bytes.
    var length: Int
    var checksum: UInt32

    static let size = 24

    fileprivate init(_ bytes: UnsafeRawBufferPointer, _ place: Int) {
      tile = bytes.uint64(place)
      offset = Int(truncatingIfNeeded: bytes.uint64(place + 8))
      length = Int(bytes.uint32(place + 16))
      checksum = bytes.uint32(place + 20)
    }

    init(tile: UInt64, offset: Int, length: Int, checksum: UInt32) {
      self.tile = tile
      self.offset = offset
      self.length = length
      self.checksum = checksum
    }

    fileprivate func append(to bytes: inout [UInt8]) {
      withUnsafeBytes(of: tile.littleEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: UInt64(offset).littleEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: UInt32(length).littleEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: checksum.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// A record that ends a packet has this number instead of a tile, the size of the tile data as its offset, the
    /// number of the packet as its length, and the checksum of the packet's records.
    fileprivate static let end = UInt64.max
  }

  let path: FilePath
  private let file: OutputFile
  /// The size of the file in bytes; only whole packets count.
  private var size: Int
  private var pending: [UInt8] = []

  /// - Parameter size: the size in bytes of the records that are kept.
  init(_ path: FilePath, keeping size: Int) throws(FileAccessError) {
    self.path = path
    self.size = size
    file = try OutputFile(path, continues: true)
    try file.truncate(to: size)
  }

  func add(_ record: Record) { record.append(to: &pending) }

  /// Writes the records of a packet. The tile data must be written before.
  func endPacket(_ number: Int, dataSize: Int) throws(FileAccessError) {
    let checksum = pending.withUnsafeBytes { Checksum($0).value }
    Record(tile: Record.end, offset: dataSize, length: number, checksum: checksum).append(to: &pending)
    try file.write(pending, at: size)
    size += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  /// The whole packets at the beginning of a list.
  struct Finished: Sendable {
    var packets = 0
    var journalSize = 0
    var dataSize = 0
  }

  /// Reads the list that an earlier run left, and finds how far it is whole.
  ///
  /// - Throws: `FileAccessError` if it cannot be read.
  static func finished(_ path: FilePath) throws(FileAccessError) -> Finished {
    var finished = Finished()
    var checksum = Checksum()
    var position = 0
    try scan(path) { record, bytes in
      position += Record.size
      guard record.tile == Record.end else {
        checksum.update(bytes)
        return true
      }
      guard record.length == finished.packets, record.checksum == checksum.value else { return false }
      finished = Finished(packets: finished.packets + 1, journalSize: position, dataSize: record.offset)
      checksum = Checksum()
      return true
    }
    return finished
  }

  /// Gives all tiles of the whole packets in their order.
  func read(_ body: (Record) throws(FileAccessError) -> Void) throws(FileAccessError) {
    var position = 0
    try Self.scan(path) { record, _ throws(FileAccessError) in
      position += Record.size
      guard position <= size else { return false }
      if record.tile != Record.end { try body(record) }
      return true
    }
  }

  /// - Parameter body: returns `false` to end the reading.
  private static func scan(
    _ path: FilePath, _ body: (Record, UnsafeRawBufferPointer) throws(FileAccessError) -> Bool
  ) throws(FileAccessError) {
    let file = try InputFile(path).all
    let window = ReadingWindow(file)
    var position = 0
    while position <= file.size - Record.size {
      let bytes = try window.bytes(at: position, count: Record.size)
      guard try body(Record(bytes, 0), bytes) else { return }
      position += Record.size
    }
  }
}
