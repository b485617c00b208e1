import HTTPAccess
import TilingSchemes

/// Makes the elevation tiles of one level from values of an image service. It belongs to one thread.
final class ElevationFetcher: UnitMaking {
  private let chain: PyramidChain
  private let selection: LevelSelection?
  private let connection: ServiceConnection
  private let requests: PictureRequests
  private let encoder: ElevationEncoder

  /// - Parameter chain: of one level.
  init(
    _ chain: PyramidChain, _ selection: LevelSelection?, _ connection: ServiceConnection, _ requests: PictureRequests,
    _ encoder: ElevationEncoder
  ) {
    self.chain = chain
    self.selection = selection
    self.connection = connection
    self.requests = requests
    self.encoder = encoder
  }

  func run(_ unit: UnitPlan.Unit) async throws(BuildError) -> UnitRenderer.Result {
    let level = chain.steps[0].level.number
    let range = chain.tiles(of: unit.block, step: 0)
    let wanted = selection?.tiles(in: range) ?? []
    var made = MadeTiles()
    if let values = wanted.isEmpty ? nil : try await values(unit.block) {
      for tile in wanted {
        let bytes = try file(
          values, row: tile.row - range.rows.lowerBound, column: tile.column - range.columns.lowerBound)
        if let bytes {
          made.add(bytes, at: tile, level: level)
        } else {
          made.addEmpty(tile, level: level)
        }
      }
    } else {
      for tile in wanted { made.addFailed(tile, level: level) }
    }
    return UnitRenderer.Result(made: made, pixels: nil)
  }

  /// The values at the corners of a block's pixels.
  ///
  /// - Returns: `nil` if the service does not give them.
  private func values(_ block: BlockCoordinate) async throws(BuildError) -> ServiceValues? {
    let side = chain.steps[0].side * chain.tileSize
    let region = PixelRegion(
      columns: block.column * side..<(block.column + 1) * side, rows: block.row * side..<(block.row + 1) * side)
    let lattice = chain.steps[0].lattice
    let edges = lattice.extent(region)
    // Pixels of the picture are around the corners, so the picture is half a pixel larger on each side.
    let half = lattice.resolution / 2
    let extent = Envelope(
      xMin: edges.xMin - half, yMin: edges.yMin - half, xMax: edges.xMax + half, yMax: edges.yMax + half)
    do throws(ServiceError) {
      return try await connection.value(requests.address(of: extent, width: side + 1, height: side + 1)) {
        answer throws(PictureFault) in try ServiceValues(answer.bytes, side: side + 1)
      }
    } catch {
      throw .service(error)
    }
  }

  /// - Returns: `nil` if no sample of the tile has a value.
  private func file(_ values: ServiceValues, row: Int, column: Int) throws(BuildError) -> [UInt8]? {
    let side = chain.tileSize + 1
    var own: [Float] = []
    var valid: [UInt8] = []
    for line in 0..<side {
      let start = (row * chain.tileSize + line) * values.side + column * chain.tileSize
      for place in start..<start + side {
        let hasValue = values.valid[place] != 0 && values.values[place].isFinite
        valid.append(hasValue ? 1 : 0)
        own.append(hasValue ? encoder.stored(Double(values.values[place])) : 0)
      }
    }
    guard valid.contains(1) else { return nil }
    do throws(ElevationError) {
      return try encoder.tile(own, valid: valid, side: side)
    } catch {
      throw .elevation(error)
    }
  }
}
