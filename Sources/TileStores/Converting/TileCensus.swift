package import TilingSchemes

/// What the tiles turned out to be while they were carried.
package struct TileCensus: Sendable {
  /// The most damaged tiles that are named.
  private static let limit = 1000

  package struct DamagedTile: Sendable {
    package let level: Int
    package let tile: TileCoordinate
    package let problem: TileImageProblem
  }

  package private(set) var tiles = 0
  package private(set) var bytes = 0
  package private(set) var damaged: [DamagedTile] = []
  package private(set) var damagedCount = 0
  private var jpegCount = 0
  private var pngCount = 0

  /// The format that has to be declared: MIXED where both JPEG and PNG were found, else what was declared before.
  package func format(declared: TileImageFormat?) -> TileImageFormat? {
    if jpegCount > 0, pngCount > 0 { return .mixed }
    return declared
  }

  /// Looks at a tile, and tells what kind of image it is.
  mutating func add(_ bytes: UnsafeRawBufferPointer, _ tile: StoredTile, of plan: PacketPlan) -> TileImage.Kind? {
    let inspection = TileImage.inspect(bytes)
    tiles += 1
    self.bytes += bytes.count
    switch inspection.image?.kind {
    case .jpeg: jpegCount += 1
    case .png: pngCount += 1
    default: break
    }
    if let problem = inspection.problem {
      if case .trailing = problem { return inspection.image?.kind }
      damagedCount += 1
      if damaged.count < Self.limit {
        damaged.append(
          DamagedTile(
            level: plan.level, tile: PacketGrid.tile(at: tile.position, in: plan.packet.corner), problem: problem))
      }
    }
    return inspection.image?.kind
  }

  mutating func add(_ other: TileCensus) {
    tiles += other.tiles
    bytes += other.bytes
    damaged += other.damaged.prefix(max(0, Self.limit - damaged.count))
    damagedCount += other.damagedCount
    jpegCount += other.jpegCount
    pngCount += other.pngCount
  }
}
