import TilingSchemes

/// Draws blocks of a level's pixels, from rasters or from a service. It belongs to one thread.
protocol BlockDrawing {
  /// Draws a block.
  ///
  /// - Parameters:
  ///   - region: the pixels of the block; a square.
  ///   - lattice: the grid of the level.
  /// - Throws: `BuildError` if the build cannot go on.
  func block(_ region: PixelRegion, _ lattice: LevelLattice) async throws(BuildError) -> DrawnBlock
}

/// The result for a block.
enum DrawnBlock: Sendable {
  case pixels(PixelBlock)
  /// No pixel has a value.
  case empty
  /// The source did not give the pixels, but the build goes on. No tile of the block is written.
  case failed
}

/// Makes the tiles of one piece of work after the other. It belongs to one thread.
protocol UnitMaking {
  func run(_ unit: UnitPlan.Unit) async throws(BuildError) -> UnitRenderer.Result
}

/// Gives each thread something that makes tiles.
protocol UnitMakers: Sendable {
  func maker(
    _ chain: PyramidChain, _ selections: [LevelSelection?], content: [[TileRange]], _ encoding: TileEncoding
  ) -> any UnitMaking
}

extension RegionRenderer: BlockDrawing {
  func block(_ region: PixelRegion, _ lattice: LevelLattice) async throws(BuildError) -> DrawnBlock {
    var failure: SourceError?
    var hasContent = false
    let byteCount = 4 * region.width * region.height
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      do throws(SourceError) {
        hasContent = try draw(region, lattice, into: base)
        count = byteCount
      } catch {
        failure = error
      }
    }
    if let failure { throw .source(failure) }
    return hasContent ? .pixels(PixelBlock(width: region.width, height: region.height, bytes: bytes)) : .empty
  }
}
