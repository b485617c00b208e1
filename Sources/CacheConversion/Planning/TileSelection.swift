import TileStores
import TilingSchemes

/// Selects the tiles that are copied.
struct TileSelection: Sendable {
  /// The level numbers in the source; `nil` selects all levels.
  private let levels: Set<Int>?
  /// The tiles of each level that are in the extent; `nil` selects all tiles. A level that is not in it has no tiles in
  /// the extent.
  private let ranges: [Int: TileRange]?
  /// The tiles of each level that touch the area; `nil` selects all tiles. A level that is not in it has no tiles in
  /// the area.
  private let areas: [Int: AreaTiles]?
  /// The rows and columns of each level that the result can hold; `nil` if it can hold all.
  private let limits: [Int: TileRange]?

  /// - Parameters:
  ///   - extent: selects the tiles whose interior intersects its interior.
  ///   - scheme: the tiling scheme of the source.
  ///   - area: selects the tiles whose interior intersects its interior.
  ///   - limits: the rows and columns of each level that the result can hold.
  init(
    levels: Set<Int>? = nil, extent: Envelope? = nil, area: MapArea? = nil, of scheme: TilingScheme? = nil,
    limits: [Int: TileRange]? = nil
  ) {
    self.levels = levels
    self.limits = limits
    areas = area.flatMap { area in
      scheme.map { scheme in
        scheme.levels.reduce(into: [:]) { $0[$1.number] = AreaTiles(area, in: scheme, level: $1) }
      }
    }
    ranges = extent.flatMap { extent in
      scheme.map { scheme in
        scheme.levels.reduce(into: [:]) { ranges, level in
          ranges[level.number] = scheme.tiles(coveringStated: extent, level: level)
        }
      }
    }
  }

  /// Whether a packet can contain a selected tile. Packets that cannot are not opened.
  func touches(_ packet: TilePacket) -> Bool {
    if let levels, !levels.contains(packet.level) { return false }
    for ranges in [ranges, areas?.mapValues(\.range)].compactMap(\.self) {
      guard let range = ranges[packet.level], Self.overlaps(range, packet) else { return false }
    }
    return true
  }

  private static func overlaps(_ range: TileRange, _ packet: TilePacket) -> Bool {
    let own = PacketGrid.range(of: packet.corner)
    return range.rows.overlaps(own.rows) && range.columns.overlaps(own.columns)
  }

  /// The selected tiles of a packet, and the number of selected tiles that the result cannot hold.
  func selected(of index: PacketIndex, in packet: TilePacket) -> (tiles: [StoredTile], beyond: Int) {
    let tiles = tiles(of: index, in: packet)
    guard let limit = limits?[packet.level] else { return (tiles, 0) }
    let held = tiles.filter { tile in
      limit.contains(PacketGrid.tile(at: tile.position, in: packet.corner))
    }
    return (held, tiles.count - held.count)
  }

  private func tiles(of index: PacketIndex, in packet: TilePacket) -> [StoredTile] {
    guard touches(packet) else { return [] }
    var tiles = index.tiles
    if let range = ranges?[packet.level] {
      tiles.removeAll { tile in
        !range.contains(PacketGrid.tile(at: tile.position, in: packet.corner))
      }
    }
    if let area = areas?[packet.level] {
      let rows = PacketGrid.range(of: packet.corner).rows.clamped(to: area.range.rows)
      // The columns are computed once for all rows of the packet, not once for each tile.
      let columns = area.columns(inRows: rows)
      tiles.removeAll { tile in
        let place = PacketGrid.tile(at: tile.position, in: packet.corner)
        return !rows.contains(place.row) || !columns[place.row - rows.lowerBound].contains { $0.contains(place.column) }
      }
    }
    return tiles
  }
}
