import TileStores

/// Which tiles of a packet are read.
enum TileChoice: Sendable {
  case none
  case all
  /// At most this number of tiles, spread evenly over the packet.
  case sample(Int)

  /// The choice for one packet of a cache.
  ///
  /// - Parameters:
  ///   - depth: how thoroughly the cache is checked.
  ///   - packet: the position of the packet, from 0.
  ///   - count: the number of packets, above `packet`.
  init(_ depth: VerificationRequest.Depth, packet: Int, of count: Int) {
    switch depth {
    case .quick: self = .none
    case .full: self = .all
    case .sampled(let tiles):
      // The tiles are dealt to the packets as evenly as possible. With more packets than tiles, most packets get none.
      // Divided before it is multiplied would lose the remainder; a cache has too few packets for an overflow.
      let limit = max(0, min(tiles, 1 << 20))
      let share = (packet + 1) * limit / count - packet * limit / count
      self = share == 0 ? .none : .sample(share)
    }
  }

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
