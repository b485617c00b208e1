public import TileStores
public import TilingSchemes

/// What the tiles turned out to be while they were carried.
public struct TileCensus: Sendable {
  /// The most damaged tiles that are named.
  private static let limit = 1000

  /// A tile that is damaged, and was carried all the same.
  public struct DamagedTile: Sendable {
    /// The level's number in the result.
    public let level: Int
    /// Where it lies.
    public let tile: TileCoordinate
    /// What is wrong with it.
    public let problem: TileImageProblem
  }

  /// How many tiles were carried.
  public private(set) var tiles = 0
  /// How many bytes they have.
  public private(set) var bytes = 0
  /// The damaged tiles, the first thousand at most.
  public private(set) var damaged: [DamagedTile] = []
  /// How many tiles are damaged.
  public private(set) var damagedCount = 0
  private var jpegCount = 0
  private var pngCount = 0

  /// Whether both JPEG and PNG were found.
  var isMixed: Bool { jpegCount > 0 && pngCount > 0 }

  /// The format that has to be declared: MIXED where both JPEG and PNG were found, else what was declared before.
  func format(declared: TileImageFormat?) -> TileImageFormat? {
    isMixed ? .mixed : declared
  }

  /// Looks at a tile.
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
    // What follows the end of an image is shown by nobody.
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
