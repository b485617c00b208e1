import TileStores
import TilingSchemes

/// The tiles of a level that a cache already has.
package struct ExistingTiles: Sendable {
  private var bundles: [BundleCoordinate: TileBits] = [:]

  /// No tiles.
  package init() {}

  /// Adds tiles of a bundle: those that the cache has, or those that are left out although it does not have them.
  mutating func add(_ tiles: TileBits, in corner: BundleCoordinate) {
    // The first bits of a bundle are kept as they are: full bundles share theirs.
    if bundles[corner] == nil { bundles[corner] = tiles } else { bundles[corner]?.formUnion(tiles) }
  }

  func contains(_ tile: TileCoordinate) -> Bool {
    guard !bundles.isEmpty else { return false }
    let corner = BundleCoordinate(of: tile)
    guard let bits = bundles[corner] else { return false }
    return bits.contains((tile.row - corner.row) * PacketGrid.width + tile.column - corner.column)
  }

  /// The tiles of a bundle, row by row.
  func tiles(in corner: BundleCoordinate) -> [TileCoordinate] {
    guard let bits = bundles[corner] else { return [] }
    return (0..<UInt16(PacketGrid.tileCount)).filter { bits.contains(Int($0)) }.map {
      PacketGrid.tile(at: $0, in: corner)
    }
  }
}
