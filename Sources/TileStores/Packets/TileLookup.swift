public import FileAccess

/// Finds and reads single tiles of a packet in any order. Unlike a `PacketReader`, it is used by any number of tasks at
/// the same time.
public protocol TileLookup: Sendable {
  /// Finds a tile.
  ///
  /// - Parameters:
  ///   - position: the position in the packet, from 0 to 16,383, row by row.
  ///   - source: whether the call may wait for a disk.
  /// - Throws: `FileAccessError` if the storage cannot be read.
  func tile(at position: UInt16, from source: ReadingSource) throws(FileAccessError) -> LookupResult<StoredTile>

  /// Reads a tile that was found.
  ///
  /// - Parameters:
  ///   - tile: a result of `tile(at:from:)`.
  ///   - source: whether the call may wait for a disk.
  /// - Throws: `FileAccessError` if the storage cannot be read, or has changed since the tile was found.
  func bytes(of tile: StoredTile, from source: ReadingSource) throws(FileAccessError) -> LookupResult<[UInt8]>
}

/// Whether a call may wait for a disk.
public enum ReadingSource: Sendable {
  /// Only what the system has in memory is read, so the call does not wait.
  case memory
  /// The call waits until the disk has answered.
  case disk
}

/// The result of a lookup.
public enum LookupResult<Value: Sendable>: Sendable {
  /// The value.
  case found(Value)
  /// The packet does not have the tile.
  case missing
  /// The answer is not in memory; ask again with `.disk`.
  case onDisk
}

extension FileSection {
  /// The bytes from an offset in the section.
  func bytes(
    at offset: Int, count: Int, from source: ReadingSource
  ) throws(FileAccessError) -> LookupResult<[UInt8]> {
    switch source {
    case .memory: bytesInMemory(at: offset, count: count).map { .found($0) } ?? .onDisk
    case .disk: .found(try bytes(at: offset, count: count))
    }
  }
}
