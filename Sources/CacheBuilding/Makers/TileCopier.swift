import HTTPAccess
import TileStores
import TilingSchemes

/// Fetches the tiles of one level from a service's own cache, and keeps their bytes. It belongs to one thread.
final class TileCopier: UnitMaking {
  private let chain: PyramidChain
  private let selection: LevelSelection?
  private let connection: ServiceConnection
  private let requests: PictureRequests
  private let serviceLevel: Int
  private let blank: [UInt8]?

  /// - Parameters:
  ///   - chain: of one level.
  ///   - serviceLevel: the number of the level in the service.
  ///   - blank: the bytes of a tile without content; `nil` if such tiles are left out.
  init(
    _ chain: PyramidChain, _ selection: LevelSelection?, _ connection: ServiceConnection, _ requests: PictureRequests,
    serviceLevel: Int, blank: [UInt8]?
  ) {
    self.chain = chain
    self.selection = selection
    self.connection = connection
    self.requests = requests
    self.serviceLevel = serviceLevel
    self.blank = blank
  }

  /// The answer for a tile.
  private enum Tile {
    case bytes([UInt8])
    /// The service has no such tile.
    case absent
  }

  func run(_ unit: UnitPlan.Unit) async throws(BuildError) -> UnitRenderer.Result {
    let level = chain.steps[0].level.number
    var count = LevelCount()
    var tiles: [EncodedTile] = []
    for place in selection?.tiles(in: chain.tiles(of: unit.block, step: 0)) ?? [] {
      switch try await tile(place) {
      case .bytes(let bytes): tiles.append(EncodedTile(level: level, tile: place, bytes: bytes))
      case .absent:
        count.empty += 1
        if let blank { tiles.append(EncodedTile(level: level, tile: place, bytes: blank)) }
      case nil: count.failed += 1
      }
    }
    count.tiles = tiles.count
    count.bytes = tiles.reduce(0) { $0 + $1.bytes.count }
    return UnitRenderer.Result(tiles: tiles, counts: [level: count], pixels: nil)
  }

  private func tile(_ place: TileCoordinate) async throws(BuildError) -> Tile? {
    let size = chain.tileSize
    do throws(ServiceError) {
      return try await connection.value(
        requests.address(ofTile: place, level: serviceLevel), absent: Tile.absent
      ) { answer throws(PictureFault) in
        try PictureAnswer.checkSize(try PictureAnswer.inspect(answer.bytes), width: size, height: size)
        return .bytes(answer.bytes)
      }
    } catch {
      throw .service(error)
    }
  }
}
