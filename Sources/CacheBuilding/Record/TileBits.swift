import TileStores

/// Some of the 128 × 128 tiles of a bundle.
struct TileBits: Hashable, Sendable {
  /// A bit for each tile, row by row.
  private(set) var words: [UInt64]

  /// No tiles.
  init() { words = [UInt64](repeating: 0, count: PacketGrid.tileCount / 64) }

  /// Every tile.
  static let all: TileBits = {
    var bits = TileBits()
    bits.words = bits.words.map { _ in .max }
    return bits
  }()

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// - Parameter position: from 0 to 16,383.
  mutating func insert(_ position: Int) { words[position / 64] |= 1 << (UInt64(position) % 64) }

  mutating func formUnion(_ other: TileBits) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func contains(_ position: Int) -> Bool { words[position / 64] & (1 << (UInt64(position) % 64)) != 0 }

  /// The tiles as a list for a file: first position and length of each run. Empty areas are large, so it is short.
  var runs: [Int] {
    var runs: [Int] = []
    var position = 0
    while position < PacketGrid.tileCount {
      guard contains(position) else {
        // Whole words without a tile are frequent.
        position += position % 64 == 0 && words[position / 64] == 0 ? 64 : 1
        continue
      }
      let start = position
      while position < PacketGrid.tileCount, contains(position) { position += 1 }
      runs += [start, position - start]
    }
    return runs
  }

  /// - Returns: `nil` if the list is not one of positions and lengths in rising order within a bundle.
  init?(runs: [Int]) {
    self.init()
    guard runs.count % 2 == 0 else { return nil }
    var end = 0
    for index in stride(from: 0, to: runs.count, by: 2) {
      let (start, count) = (runs[index], runs[index + 1])
      guard start >= end, count > 0, start < PacketGrid.tileCount, count <= PacketGrid.tileCount - start else {
        return nil
      }
      end = start + count
      for position in start..<end { insert(position) }
    }
  }
}
