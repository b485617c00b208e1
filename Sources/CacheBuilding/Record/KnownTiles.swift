import TilingSchemes

/// Tiles that a record says need not be made, by the bundle that contains them.
struct KnownTiles: Sendable {
  private var bundles: [BundleKey: TileBits] = [:]

  /// No tiles.
  init() {}

  mutating func add(_ tiles: TileBits, in bundle: BundleKey) { bundles[bundle, default: TileBits()].formUnion(tiles) }

  /// The tiles of a level, with the bundle in which they are.
  func tiles(ofLevel level: Int) -> [BundleKey: TileBits] { bundles.filter { $0.key.level == level } }
}
