public import TileStores
public import TilingSchemes

/// What was found in the tiles while they were copied.
public struct TileCensus: Sendable {
  /// The maximum number of damaged tiles that are listed, so that a wholly damaged cache does not fill memory.
  private static let limit = 1000

  /// A damaged tile. It was copied all the same.
  public struct DamagedTile: Sendable {
    /// The number of the level in the result.
    public let level: Int
    /// Its row and column.
    public let tile: TileCoordinate
    /// The damage.
    public let problem: TileImageProblem
  }

  /// The number of copied tiles.
  public private(set) var tiles = 0
  /// The size of the copied tiles, in bytes.
  public private(set) var bytes = 0
  /// The damaged tiles, at most the first thousand.
  public private(set) var damaged: [DamagedTile] = []
  /// The number of damaged tiles, including those that are not listed.
  public private(set) var damagedCount = 0
  private var jpegCount = 0
  private var pngCount = 0

  /// Whether both JPEG and PNG were found.
  var isMixed: Bool { jpegCount > 0 && pngCount > 0 }

  /// The format to declare: MIXED if both JPEG and PNG were found, otherwise the format that was declared before.
  func format(declared: TileImageFormat?) -> TileImageFormat? {
    isMixed ? .mixed : declared
  }

  /// Checks and counts a tile.
  mutating func add(_ bytes: UnsafeRawBufferPointer, _ tile: StoredTile, of packet: PacketContents) {
    let inspection = TileImage.inspect(bytes)
    tiles += 1
    self.bytes += bytes.count
    switch inspection.image?.kind {
    case .jpeg: jpegCount += 1
    case .png: pngCount += 1
    default: break
    }
    guard let problem = inspection.problem else { return }
    // Bytes after the end of an image do no harm: no client shows them.
    if case .trailing = problem { return }
    damagedCount += 1
    if damaged.count < Self.limit {
      let place = PacketGrid.tile(at: tile.position, in: packet.corner)
      damaged.append(DamagedTile(level: packet.level, tile: place, problem: problem))
    }
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
