import TileStores

/// Which tiles of a packet are read.
enum TileChoice: Sendable {
  case none
  case all
  /// At most this number of tiles, spread evenly over the packet.
  case sample(Int)

  /// The tiles to read, in the order of the index.
  func tiles(of index: PacketIndex) -> [StoredTile] {
    switch self {
    case .none: return []
    case .all: return index.tiles
    case .sample(let limit):
      let count = index.tiles.count
      guard count > limit else { return index.tiles }
      // The middle of each of as many parts of equal size: neither always the first tile nor always the last.
      return (0..<limit).map { index.tiles[(2 * $0 + 1) * count / (2 * limit)] }
    }
  }
}
