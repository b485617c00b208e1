import FileAccess
import Synchronization

/// Finds tiles by the index of their packet, which is kept in memory: 16 bytes for each tile.
///
/// It is for stores whose index is not made for finding single tiles, such as a database. A reader is used by one task
/// at a time, so the tasks wait for each other.
final class IndexedLookup: TileLookup {
  // A reader may have open files that only one task may use; it is not used outside of the lock.
  private nonisolated(unsafe) let reader: any PacketReader
  /// The tiles in the order of their positions; `nil` until one is asked for.
  private let state: Mutex<[StoredTile]?>

  init(_ reader: any PacketReader) {
    self.reader = reader
    state = Mutex(nil)
  }

  func tile(at position: UInt16, from source: ReadingSource) throws(FileAccessError) -> LookupResult<StoredTile> {
    guard case .disk = source else { return .onDisk }
    let tiles = try state.withLock { (tiles) throws(FileAccessError) in
      if let tiles { return tiles }
      let found = try reader.index().tiles.sorted { $0.position < $1.position }
      tiles = found
      return found
    }
    let place = tiles.partitioningIndex { $0.position >= position }
    return place < tiles.count && tiles[place].position == position ? .found(tiles[place]) : .missing
  }

  func bytes(of tile: StoredTile, from source: ReadingSource) throws(FileAccessError) -> LookupResult<[UInt8]> {
    guard case .disk = source else { return .onDisk }
    return try state.withLock { (_) throws(FileAccessError) in
      var bytes: [UInt8] = []
      try reader.read([tile]) { _, content, _ in bytes = Array(content) }
      return .found(bytes)
    }
  }
}

extension Array {
  /// The index of the first element that meets a condition, which all later elements meet too.
  fileprivate func partitioningIndex(where meets: (Element) -> Bool) -> Int {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = meets(self[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}
