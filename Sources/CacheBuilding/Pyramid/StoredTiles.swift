import FileAccess
import TileStores

/// The tiles that a cache has at some levels, as the indexes of its bundles list them. Each index is read once.
struct StoredTiles: Sendable {
  private var levels: [Int: ExistingTiles] = [:]
  private(set) var count = 0
  /// The bundles of which some tiles cannot be read.
  private(set) var damaged = DamagedBundles()

  /// - Parameter numbers: of the levels of which the bundles are read.
  /// - Throws: `FileAccessError` if an index cannot be read.
  init(_ packets: [TilePacket], ofLevels numbers: Set<Int>) throws(FileAccessError) {
    for packet in packets where numbers.contains(packet.level) {
      let index = try packet.open().index()
      count += index.tiles.count
      damaged.note(packet.name, index)
      levels[packet.level, default: ExistingTiles()].add(Self.bits(index.tiles), in: packet.corner)
    }
  }

  /// Most bundles of a large cache are full. They share their bits, which take 2 KB for every other bundle.
  private static func bits(_ tiles: [StoredTile]) -> TileBits {
    guard tiles.count < PacketGrid.tileCount else { return .all }
    var bits = TileBits()
    for tile in tiles { bits.insert(Int(tile.position)) }
    return bits
  }

  func tiles(ofLevel number: Int) -> ExistingTiles { levels[number] ?? ExistingTiles() }
}
