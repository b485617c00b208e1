extension TileChoice {
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
      // The limit keeps the products far below the largest number.
      let limit = max(0, min(tiles, 1 << 20))
      let share = (packet + 1) * limit / count - packet * limit / count
      self = share == 0 ? .none : .sample(share)
    }
  }
}
