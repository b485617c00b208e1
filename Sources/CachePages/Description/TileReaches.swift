import CacheOpening
package import TileStores
package import TilingSchemes

/// How many tiles each level has, and between which rows and columns they are.
package struct TileReaches: Sendable {
  /// The tiles of a level.
  struct Reach: Sendable {
    /// `nil` if the tiles were not counted.
    var count: Int?
    var range: TileRange
  }

  /// How many packets are read to count tiles; with more, only the packets are counted.
  private static let countLimit = 1024
  private var byLevel: [Int: Reach] = [:]

  /// No tiles.
  package init() {}

  /// Reads the indexes of packets. In a cache with very many packets, no tile is counted.
  package init(of packets: some Collection<TilePacket>) {
    let counts = packets.count <= Self.countLimit
    for packet in packets {
      guard counts else {
        add(PacketGrid.range(of: packet.corner), level: packet.level, count: nil)
        continue
      }
      let tiles = ((try? packet.open().index().tiles) ?? []).map {
        PacketGrid.tile(at: $0.position, in: packet.corner)
      }
      guard let top = tiles.map(\.row).min(), let bottom = tiles.map(\.row).max(),
        let left = tiles.map(\.column).min(), let right = tiles.map(\.column).max()
      else { continue }
      let range = TileRange(rows: top..<bottom + 1, columns: left..<right + 1)
      add(range, level: packet.level, count: tiles.count)
    }
  }

  /// Adds tiles.
  ///
  /// - Parameters:
  ///   - range: the rows and columns between which they are.
  ///   - level: the number of their level.
  ///   - count: how many they are; `nil` if they were not counted.
  package mutating func add(_ range: TileRange, level: Int, count: Int?) {
    guard let known = byLevel[level] else {
      byLevel[level] = Reach(count: count, range: range)
      return
    }
    let sum = known.count.flatMap { known in count.map { known + $0 } }
    byLevel[level] = Reach(count: sum, range: known.range.union(range))
  }

  /// The levels with tiles, in ascending order.
  package var levels: [Int] { byLevel.keys.sorted() }

  /// The tiles of a level; `nil` if it has none.
  func reach(_ level: Int) -> Reach? { byLevel[level] }

  /// The extent of the tiles of the finest level with tiles, in map units.
  package func extent(in scheme: TilingScheme) -> Envelope? {
    let levels = scheme.levels.filter { byLevel[$0.number] != nil }
    guard let finest = levels.min(by: { $0.resolution < $1.resolution }), let reach = byLevel[finest.number] else {
      return nil
    }
    return TileExtent(of: [reach.range], at: finest, in: scheme)?.envelope
  }
}
