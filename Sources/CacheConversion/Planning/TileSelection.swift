import TileStores
import TilingSchemes

/// Which tiles are taken.
struct TileSelection: Sendable {
  /// The levels, by their numbers in the source; `nil` takes all.
  private let levels: Set<Int>?
  /// The tiles of each level; `nil` takes all, and a level that is not in it has none.
  private let ranges: [Int: TileRange]?
  /// The touched tiles of each level; `nil` takes all, and a level that is not in it has none.
  private let areas: [Int: AreaTiles]?
  /// The rows and columns of each level that the result can hold; `nil` where it can hold all.
  private let limits: [Int: TileRange]?

  /// - Parameters:
  ///   - extent: the tiles whose inside meets its inside.
  ///   - scheme: the source's.
  ///   - area: the tiles whose inside meets its inside.
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

  /// Whether a packet may hold a tile that is taken.
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

  /// The tiles of a packet that are wanted, and how many of them the result cannot hold.
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
      let columns = area.columns(inRows: rows)
      tiles.removeAll { tile in
        let place = PacketGrid.tile(at: tile.position, in: packet.corner)
        return !rows.contains(place.row) || !columns[place.row - rows.lowerBound].contains { $0.contains(place.column) }
      }
    }
    return tiles
  }
}
