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
  private let hasValues: Bool

  /// - Parameters:
  ///   - chain: of one level.
  ///   - serviceLevel: the number of the level in the service.
  ///   - blank: the bytes of a tile without content; `nil` if such tiles are left out.
  ///   - hasValues: whether the tiles are LERC, with one value more than pixels along each side.
  init(
    _ chain: PyramidChain, _ selection: LevelSelection?, _ connection: ServiceConnection, _ requests: PictureRequests,
    serviceLevel: Int, blank: [UInt8]?, hasValues: Bool
  ) {
    self.chain = chain
    self.selection = selection
    self.connection = connection
    self.requests = requests
    self.serviceLevel = serviceLevel
    self.blank = blank
    self.hasValues = hasValues
  }

  /// The answer for a tile.
  private enum Tile {
    case bytes([UInt8])
    /// The service has no such tile.
    case absent
  }

  func run(_ unit: UnitPlan.Unit) async throws(BuildError) -> UnitRenderer.Result {
    let level = chain.steps[0].level.number
    var made = MadeTiles()
    for place in selection?.tiles(in: chain.tiles(of: unit.block, step: 0)) ?? [] {
      switch try await tile(place) {
      case .bytes(let bytes):
        made.add(bytes, at: place, level: level)
        // The first two bytes of each JPEG.
        if bytes.starts(with: [0xFF, 0xD8]) { made.counts[level]?.jpeg += 1 }
      case .absent:
        if let blank {
          made.add(blank, at: place, level: level)
          made.counts[level]?.empty += 1
        } else {
          made.addEmpty(place, level: level)
        }
      case nil: made.addFailed(place, level: level)
      }
    }
    return UnitRenderer.Result(made: made, pixels: nil)
  }

  private func tile(_ place: TileCoordinate) async throws(BuildError) -> Tile? {
    let size = chain.tileSize + (hasValues ? 1 : 0)
    do throws(ServiceError) {
      return try await connection.value(
        requests.address(ofTile: place, level: serviceLevel), absent: Tile.absent
      ) { answer throws(PictureFault) in
        let image =
          hasValues ? try PictureAnswer.inspectValues(answer.bytes) : try PictureAnswer.inspect(answer.bytes)
        try PictureAnswer.checkSize(image, width: size, height: size)
        return .bytes(answer.bytes)
      }
    } catch {
      throw .service(error)
    }
  }
}
