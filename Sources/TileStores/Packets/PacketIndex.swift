/// The tiles of a packet, and what is wrong with the list of them.
package struct PacketIndex: Sendable {
  /// Those that can be read, in the order in which they lie.
  package let tiles: [StoredTile]
  package let problems: [PacketProblem]
  /// Bytes of the file that belong to no tile.
  package let slack: Int
  /// Of the files it was read from, as they were then.
  let version: Fingerprint

  init(
    tiles: [StoredTile] = [], problems: [PacketProblem] = [], slack: Int = 0, version: Fingerprint = Fingerprint()
  ) {
    self.tiles = tiles
    self.problems = problems
    self.slack = slack
    self.version = version
  }

  /// Sorts the tiles, and finds those that lie on each other.
  ///
  /// - Parameter prefix: the bytes in front of each tile that belong to it: its size word.
  static func sorted(_ tiles: [StoredTile], prefix: Int) -> (tiles: [StoredTile], problems: [PacketProblem]) {
    var tiles = tiles
    let isSorted = zip(tiles, tiles.dropFirst()).allSatisfy { $0.offset <= $1.offset }
    if !isSorted { tiles.sort { ($0.offset, $0.position) < ($1.offset, $1.position) } }
    var problems: [PacketProblem] = []
    var last = tiles.first
    for tile in tiles.dropFirst() {
      guard let previous = last else { break }
      if tile.offset == previous.offset, tile.size == previous.size {
        problems.append(.sharedTile(previous.position, tile.position))
      } else if tile.offset - prefix < previous.end {
        problems.append(.overlap(previous.position, tile.position))
      }
      if tile.end >= previous.end { last = tile }
    }
    return (tiles, problems)
  }
}

/// What is wrong with a packet's storage, apart from the images.
package enum PacketProblem: Hashable, Sendable {
  /// A field of the header is none that any writer writes: what it says.
  case header(String)
  /// The file is shorter than its header and index.
  case tooShort(size: Int, needed: Int)
  /// The header says another size than the file has.
  case sizeDiffers(stated: Int, size: Int)
  /// The bundle's own corner is not the one of its name.
  case corner(row: Int, column: Int)
  /// A tile that the index puts outside the file, or into the index.
  case outside(UInt16, offset: Int, size: Int)
  /// Two tiles that lie on each other in part.
  case overlap(UInt16, UInt16)
  /// Two entries of the index with the same bytes.
  case sharedTile(UInt16, UInt16)
  /// A size word that is not the index's.
  case sizeWord(UInt16, stated: Int, index: Int)
  /// A tile so large that no bundle can hold it, in bytes.
  case tooLarge(UInt16, size: Int)

  /// The tile it concerns, where it is one.
  package var position: UInt16? {
    switch self {
    case .outside(let position, _, _), .overlap(_, let position), .sharedTile(_, let position),
      .sizeWord(let position, _, _), .tooLarge(let position, _):
      position
    case .header, .tooShort, .sizeDiffers, .corner: nil
    }
  }
}
