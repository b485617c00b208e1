package import FileAccess
package import TileStores
import TilingSchemes

/// The tiles of a level that a cache already has.
package struct ExistingTiles: Sendable {
  /// A bit for each tile of a bundle.
  private var bundles: [BundleCoordinate: [UInt64]] = [:]

  /// No tiles.
  package init() {}

  /// Reads the indexes of some bundles.
  ///
  /// - Throws: `FileAccessError` if one cannot be read.
  package init(_ packets: [TilePacket]) throws(FileAccessError) {
    for packet in packets {
      var bits = [UInt64](repeating: 0, count: PacketGrid.tileCount / 64)
      for tile in try packet.open().index().tiles { bits[Int(tile.position) / 64] |= 1 << (UInt64(tile.position) % 64) }
      bundles[packet.corner] = bits
    }
  }

  /// Adds tiles that are left out although the cache does not have them.
  mutating func add(_ tiles: TileBits, in corner: BundleCoordinate) {
    let old = bundles[corner] ?? TileBits().words
    bundles[corner] = zip(old, tiles.words).map { $0 | $1 }
  }

  func contains(_ tile: TileCoordinate) -> Bool {
    guard !bundles.isEmpty else { return false }
    let width = PacketGrid.width
    let corner = BundleCoordinate(of: tile)
    guard let bits = bundles[corner] else { return false }
    let position = (tile.row - corner.row) * width + tile.column - corner.column
    return bits[position / 64] & (1 << (UInt64(position) % 64)) != 0
  }
}
