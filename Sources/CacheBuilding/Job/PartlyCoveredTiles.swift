import TileStores
import TilingSchemes

/// Existing tiles that an update makes again although its rasters cover only a part of each. Whether they show anything
/// beside the rasters is not known yet.
struct PartlyCoveredTiles: Sendable {
  /// One of these tiles.
  struct Place: Sendable {
    let packet: TilePacket
    let level: LevelOfDetail
    let tile: TileCoordinate
  }

  /// In pixels: rounding of extents is no gap.
  private static let tolerance = 0.5

  private(set) var places: [Place] = []
  /// Whether some tiles of the cache are not made again, because no raster is where they are.
  private(set) var leavesOthers = false

  /// - Parameters:
  ///   - stored: the tiles of the levels with a selection.
  ///   - selections: the tiles that are made, by the number of the level.
  ///   - extents: of all rasters.
  init(
    in target: CacheTarget, _ stored: StoredTiles, _ selections: [Int: LevelSelection], covered extents: [Envelope]
  ) {
    for packet in target.packets {
      guard let level = target.scheme.levels.first(where: { $0.number == packet.level }) else { continue }
      guard let selection = selections[packet.level] else {
        leavesOthers = true
        continue
      }
      let margin = Self.tolerance * level.resolution
      let whole = target.scheme.envelope(of: packet.corner, level: level)
      let near = extents.filter { $0.intersection(whole) != nil }
      for tile in stored.tiles(ofLevel: packet.level).tiles(in: packet.corner) {
        // A tile that this build made before it was stopped is no tile of the former rasters.
        guard selection.touches(tile) else {
          leavesOthers = true
          continue
        }
        guard selection.contains(tile) else { continue }
        let extent = target.scheme.envelope(of: tile, level: level)
        if !near.contains(where: { $0.contains(extent, toleranceX: margin, toleranceY: margin) }) {
          places.append(Place(packet: packet, level: level, tile: tile))
        }
      }
    }
  }
}

extension TilingScheme {
  /// The rectangle that the tiles of a packet cover.
  fileprivate func envelope(of corner: BundleCoordinate, level: LevelOfDetail) -> Envelope {
    let tiles = PacketGrid.range(of: corner)
    let first = TileCoordinate(row: tiles.rows.lowerBound, column: tiles.columns.lowerBound)
    let last = TileCoordinate(row: tiles.rows.upperBound - 1, column: tiles.columns.upperBound - 1)
    return envelope(of: first, level: level).union(envelope(of: last, level: level))
  }
}
