import FileAccess

/// Some tiles with copies of their bytes, to hand them to another task.
struct TileBatch: Sendable {
  /// In bytes; a batch may have more by one tile.
  private static let capacity = 4 << 20

  private var bytes: [UInt8] = []
  private var tiles: [StoredTile] = []

  /// The tiles of a list in their order, each part of a batch's size.
  static func parts(of tiles: [StoredTile]) -> [ArraySlice<StoredTile>] {
    var parts: [ArraySlice<StoredTile>] = []
    var start = 0
    var size = 0
    for (number, tile) in tiles.enumerated() {
      size += Int(tile.size)
      guard size >= capacity || number == tiles.count - 1 else { continue }
      parts.append(tiles[start...number])
      start = number + 1
      size = 0
    }
    return parts
  }

  mutating func add(_ tile: StoredTile, _ content: UnsafeRawBufferPointer) {
    tiles.append(tile)
    bytes += content
  }

  /// Hands out the tiles in the order in which they were added.
  ///
  /// - Returns: the error that ended it.
  func handOut(
    _ body: (StoredTile, UnsafeRawBufferPointer) throws(FileAccessError) -> Void
  ) -> FileAccessError? {
    bytes.withUnsafeBytes { bytes in
      do throws(FileAccessError) {
        var offset = 0
        for tile in tiles {
          let end = offset + Int(tile.size)
          try body(tile, UnsafeRawBufferPointer(rebasing: bytes[offset..<end]))
          offset = end
        }
        return nil
      } catch {
        return error
      }
    }
  }
}
