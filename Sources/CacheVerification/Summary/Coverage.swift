import TileStores
import TilingSchemes

/// Compares the tiles that a level has with those that the full extent needs.
///
/// Level 23 of a world cache has about 7 × 10^13 tiles, so tiles are compared packet by packet, and only a few examples
/// are kept.
struct Coverage: Sendable {
  /// How many examples a finding gives.
  static let exampleCount = 3

  /// The rows and columns of the tiles that the full extent needs.
  let range: TileRange

  /// - Returns: `nil` if the scheme does not have the level, there is no extent, or its number of tiles exceeds `Int`.
  init?(_ model: CacheDescription, extent: Envelope?, level: Int) {
    guard let scheme = model.scheme, let detail = scheme.level(level), let extent,
      let range = scheme.tiles(coveringStated: extent, level: detail),
      range.count != nil
    else { return nil }
    self.range = range
  }

  /// The result for one packet.
  struct Part: Sendable {
    /// The number of tiles inside the full extent.
    var within = 0
    /// The first tiles outside it.
    var outside: [TileCoordinate] = []
    var outsideCount = 0
    /// The first tiles that are missing; their number follows from `within`.
    var missing: [TileCoordinate] = []
  }

  /// Counts the tiles of a packet inside and outside the full extent.
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
    // The index is in the order of the bytes in the file; examples are given row by row.
    part.outside = outside.sorted().prefix(Self.exampleCount).map { PacketGrid.tile(at: $0, in: corner) }
    let own = overlap(corner)
    // Most packets are complete, and need no search for missing tiles.
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

  /// The first missing tiles of the whole level, in the order of rows and columns of packets.
  ///
  /// - Parameter places: the first missing tiles of each packet that exists, also of those without missing tiles.
  func missing(_ places: [BundleCoordinate: [TileCoordinate]]) -> [TileCoordinate] {
    guard !range.rows.isEmpty, !range.columns.isEmpty else { return [] }
    var found: [TileCoordinate] = []
    let width = PacketGrid.width
    for row in stride(from: range.rows.lowerBound / width * width, to: range.rows.upperBound, by: width) {
      for column in stride(from: range.columns.lowerBound / width * width, to: range.columns.upperBound, by: width) {
        let corner = BundleCoordinate(of: TileCoordinate(row: row, column: column))
        if let missing = places[corner] {
          found += missing
        } else {
          // The whole packet is missing: its first tile is the example.
          let own = overlap(corner)
          found.append(TileCoordinate(row: own.rows.lowerBound, column: own.columns.lowerBound))
        }
        if found.count >= Self.exampleCount { return Array(found.prefix(Self.exampleCount)) }
      }
    }
    return found
  }

  /// The part of the range that is in a packet.
  private func overlap(_ corner: BundleCoordinate) -> TileRange { range.clamped(to: PacketGrid.range(of: corner)) }
}
