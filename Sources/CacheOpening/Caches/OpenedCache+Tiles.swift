public import FileAccess
import TileStores
public import TilingSchemes

extension OpenedCache {
  /// How many tiles each level has, by the number of the level in the store. A level without tiles is not in it.
  ///
  /// Only the lists of tiles are read, not the tiles.
  ///
  /// - Throws: `FileAccessError` where a list cannot be read.
  public func tileCounts() throws(FileAccessError) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for packet in packets {
      let count = try packet.open().index().tiles.count
      if count > 0 { counts[packet.level, default: 0] += count }
    }
    return counts
  }

  /// The bytes of one tile as they are stored: an image in PNG, JPEG or LERC.
  ///
  /// Each call reads the list of the tile's packet. Whoever wants many tiles opens the packets themselves.
  ///
  /// - Parameters:
  ///   - tile: the row and column, counted from the tile origin.
  ///   - level: the number of the level in the store.
  /// - Returns: `nil` where the cache does not have the tile.
  /// - Throws: `FileAccessError` where the packet cannot be read.
  public func bytes(of tile: TileCoordinate, level: Int) throws(FileAccessError) -> [UInt8]? {
    guard tile.row >= 0, tile.column >= 0 else { return nil }
    let corner = BundleCoordinate(of: tile, packetSize: PacketGrid.width)
    for packet in packets where packet.level == level && packet.corner == corner {
      let reader = try packet.open()
      let found = try reader.index().tiles.first { PacketGrid.tile(at: $0.position, in: corner) == tile }
      guard let found else { continue }
      var bytes: [UInt8] = []
      try reader.read([found]) { _, content, _ in bytes = Array(content) }
      return bytes
    }
    return nil
  }
}
