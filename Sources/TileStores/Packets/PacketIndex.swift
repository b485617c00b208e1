/// The tiles of a packet, and what is wrong with the list of them.
public struct PacketIndex: Sendable {
  /// Those that can be read, in the order in which they lie.
  public let tiles: [StoredTile]
  /// What is wrong with the list, apart from the tiles themselves.
  public let problems: [PacketProblem]
  /// Bytes of the file that belong to no tile.
  public let slack: Int
  /// Of the files it was read from, as they were then.
  public let version: Fingerprint

  /// - Parameters:
  ///   - tiles: those that can be read, in the order in which they lie.
  ///   - problems: what is wrong with the list.
  ///   - slack: bytes of the file that belong to no tile.
  ///   - version: of the files it was read from, as they were before the first look at them.
  public init(
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
