/// The list of the tiles in a packet, and the problems of the list.
public struct PacketIndex: Sendable {
  /// The tiles that can be read, in the order of their bytes in the file, which is the fastest for reading.
  public let tiles: [StoredTile]
  /// The problems of the list; the content of tiles is not checked here.
  public let problems: [PacketProblem]
  /// The number of bytes in the file that belong to no tile.
  public let slack: Int
  /// The version of the files when the index was read.
  public let version: Fingerprint

  /// - Parameters:
  ///   - tiles: the tiles that can be read, in the order of their bytes in the file.
  ///   - problems: the problems of the list.
  ///   - slack: the number of bytes in the file that belong to no tile.
  ///   - version: the version of the files before anything was read from them.
  public init(
    tiles: [StoredTile] = [], problems: [PacketProblem] = [], slack: Int = 0, version: Fingerprint = Fingerprint()
  ) {
    self.tiles = tiles
    self.problems = problems
    self.slack = slack
    self.version = version
  }

  /// Sorts the tiles by their bytes, and finds tiles that overlap or share bytes.
  ///
  /// - Parameter prefix: the number of bytes before each tile that belong to it: its size word.
  static func sorted(_ tiles: [StoredTile], prefix: Int) -> (tiles: [StoredTile], problems: [PacketProblem]) {
    var tiles = tiles
    // New bundles are usually in this order, and a check is faster than sorting.
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
      // The tile that reaches farthest is kept, or a long tile that contains several others would be missed.
      if tile.end >= previous.end { last = tile }
    }
    return (tiles, problems)
  }
}
