package import TilingSchemes

/// Which tiles are taken.
package struct TileSelection: Sendable {
  /// The levels, by their numbers in the source; `nil` takes all.
  private let levels: Set<Int>?
  /// The tiles of each level; `nil` takes all, and a level that is not in it has none.
  private let ranges: [Int: TileRange]?
  /// The rows and columns of each level that the result can hold; `nil` where it can hold all.
  private let limits: [Int: TileRange]?

  /// - Parameters:
  ///   - extent: the tiles whose inside meets its inside.
  ///   - scheme: the source's.
  ///   - limits: the rows and columns of each level that the result can hold.
  package init(
    levels: Set<Int>? = nil, extent: Envelope? = nil, of scheme: TilingScheme? = nil, limits: [Int: TileRange]? = nil
  ) {
    self.levels = levels
    self.limits = limits
    ranges = extent.flatMap { extent in
      scheme.map { scheme in
        scheme.levels.reduce(into: [:]) { ranges, level in
          // A thousandth of a pixel, as in coverage: an extent that ends on an edge takes no further tile.
          ranges[level.level] = scheme.tiles(
            covering: extent, level: level, tolerance: 0.001 / Double(max(scheme.tileWidth, 1)))
        }
      }
    }
  }

  /// Whether a packet may hold a tile that is taken.
  func touches(_ packet: TilePacket) -> Bool {
    if let levels, !levels.contains(packet.level) { return false }
    guard let ranges else { return true }
    guard let range = ranges[packet.level] else { return false }
    let width = PacketGrid.width
    return range.rows.overlaps(packet.corner.row..<packet.corner.row + width)
      && range.columns.overlaps(packet.corner.column..<packet.corner.column + width)
  }

  /// The tiles of a packet that are wanted, and how many of them the result cannot hold.
  func selected(of index: PacketIndex, in packet: TilePacket) -> (tiles: [StoredTile], beyond: Int) {
    let tiles = tiles(of: index, in: packet)
    guard let limit = limits?[packet.level] else { return (tiles, 0) }
    let held = tiles.filter { tile in
      let place = PacketGrid.tile(at: tile.position, in: packet.corner)
      return limit.rows.contains(place.row) && limit.columns.contains(place.column)
    }
    return (held, tiles.count - held.count)
  }

  private func tiles(of index: PacketIndex, in packet: TilePacket) -> [StoredTile] {
    guard touches(packet) else { return [] }
    guard let range = ranges?[packet.level] else { return index.tiles }
    return index.tiles.filter { tile in
      let place = PacketGrid.tile(at: tile.position, in: packet.corner)
      return range.rows.contains(place.row) && range.columns.contains(place.column)
    }
  }
}
