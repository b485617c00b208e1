public import FileAccess
import TileStores
public import TilingSchemes

extension OpenedCache {
  /// How many tiles each level has, by the number of the level in the store. Levels without tiles are not included.
  ///
  /// Only the indexes are read, not the tiles.
  ///
  /// - Throws: `FileAccessError` if an index cannot be read.
  public func tileCounts() throws(FileAccessError) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for packet in packets {
      let count = try packet.open().index().tiles.count
      if count > 0 { counts[packet.level, default: 0] += count }
    }
    return counts
  }

  /// The bytes of one tile as they are stored, which is an image in PNG, JPEG or LERC.
  ///
  /// Each call reads the index of the tile's packet again. To read many tiles, open the packets in `packets`.
  ///
  /// - Parameters:
  ///   - tile: the row and column, counted from the tile origin.
  ///   - level: the number of the level in the store.
  /// - Returns: the bytes; `nil` if the cache does not have the tile.
  /// - Throws: `FileAccessError` if the packet cannot be read.
  public func bytes(of tile: TileCoordinate, level: Int) throws(FileAccessError) -> [UInt8]? {
    guard tile.row >= 0, tile.column >= 0 else { return nil }
    let corner = BundleCoordinate(of: tile, packetSize: PacketGrid.width)
    // There can be several: a bundle, and a folder of single tiles for the same place.
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
