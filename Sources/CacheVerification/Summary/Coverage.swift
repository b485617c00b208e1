import TileStores
import TilingSchemes

/// Which tiles a level should have by the full extent, and which it has.
struct Coverage: Sendable {
  /// The most places that are named.
  private static let exampleCount = 3

  let range: TileRange

  /// The extent of the tiles; `nil` where there is none, or it is beyond numbers.
  init?(_ model: CacheDescription, extent: Envelope?, level: Int) {
    guard let scheme = model.scheme, let detail = scheme.level(level), let extent,
      let range = scheme.tiles(coveringStated: extent, level: detail),
      range.count != nil
    else { return nil }
    self.range = range
  }

  /// What a packet has of it.
  struct Part: Sendable {
    var within = 0
    var outside: [TileCoordinate] = []
    var outsideCount = 0
    var missing: [TileCoordinate] = []
  }

  func part(_ index: PacketIndex, in corner: BundleCoordinate) -> Part {
    var part = Part()
    var isThere = [Bool](repeating: false, count: PacketGrid.tileCount)
    var outside: [UInt16] = []
    for tile in index.tiles {
      isThere[Int(tile.position)] = true
      let place = PacketGrid.tile(at: tile.position, in: corner)
      if range.contains(place) {
        part.within += 1
      } else {
        part.outsideCount += 1
        outside.append(tile.position)
      }
    }
    part.outside = outside.sorted().prefix(Self.exampleCount).map { PacketGrid.tile(at: $0, in: corner) }
    let own = overlap(corner)
    guard part.within < own.count ?? 0 else { return part }
    search: for row in own.rows {
      for column in own.columns
      where !isThere[(row - corner.row) * PacketGrid.width + column - corner.column] {
        part.missing.append(TileCoordinate(row: row, column: column))
        if part.missing.count == Self.exampleCount { break search }
      }
    }
    return part
  }

  /// The first tiles that are missing of the whole level, in the order of rows and columns of packets.
  func missing(_ parts: [BundleCoordinate: Part]) -> [TileCoordinate] {
    guard !range.rows.isEmpty, !range.columns.isEmpty else { return [] }
    var found: [TileCoordinate] = []
    let width = PacketGrid.width
    for row in stride(from: range.rows.lowerBound / width * width, to: range.rows.upperBound, by: width) {
      for column in stride(from: range.columns.lowerBound / width * width, to: range.columns.upperBound, by: width) {
        let corner = BundleCoordinate(of: TileCoordinate(row: row, column: column))
        if let part = parts[corner] {
          found += part.missing
        } else {
          let own = overlap(corner)
          found.append(TileCoordinate(row: own.rows.lowerBound, column: own.columns.lowerBound))
        }
        if found.count >= Self.exampleCount { return Array(found.prefix(Self.exampleCount)) }
      }
    }
    return found
  }

  /// What of the range lies in a packet.
  private func overlap(_ corner: BundleCoordinate) -> TileRange { range.clamped(to: PacketGrid.range(of: corner)) }
}
