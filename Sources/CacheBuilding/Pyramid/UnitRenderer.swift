import TilingSchemes

/// Makes one piece of work after the other. It belongs to one thread.
final class UnitRenderer {
  /// A finished piece of work.
  struct Result: Sendable {
    let made: MadeTiles
    /// The pixels of the block, for the coarser levels; `nil` if it has no content or nobody needs it.
    let pixels: PixelBlock?
  }

  private let chain: PyramidChain
  private let selections: [LevelSelection?]
  private let content: [[TileRange]]
  private let renderer: RegionRenderer
  private let cutter: TileCutter

  init(
    _ chain: PyramidChain, _ selections: [LevelSelection?], content: [[TileRange]], _ renderer: RegionRenderer,
    _ encoding: TileEncoding
  ) {
    self.chain = chain
    self.selections = selections
    self.content = content
    self.renderer = renderer
    cutter = TileCutter(chain, selections, encoding)
  }

  func run(_ unit: UnitPlan.Unit) throws(BuildError) -> Result {
    let pixels = try block(chain.unitStep, unit.block, isNeededAbove: unit.isNeededAbove)
    return Result(made: cutter.take(), pixels: pixels)
  }

  /// The pixels of a block, after the tiles of all finer levels and then its own were made.
  private func block(_ step: Int, _ block: BlockCoordinate, isNeededAbove: Bool) throws(BuildError) -> PixelBlock? {
    let tiles = chain.tiles(of: block, step: step)
    let hasContent = content[step].contains { $0.rows.overlaps(tiles.rows) && $0.columns.overlaps(tiles.columns) }
    let isWanted = !(selections[step]?.tiles(in: tiles).isEmpty ?? true)
    let isNeeded = isNeededAbove || isWanted
    guard hasContent, isNeeded || step + 1 < chain.steps.count else {
      try cutter.add(nil, block, step: step)
      return nil
    }
    let pixels =
      step + 1 < chain.steps.count
      ? try averaged(step, block, isNeeded: isNeeded) : try drawn(step, block)
    try cutter.add(pixels, block, step: step)
    return pixels
  }

  private func averaged(_ step: Int, _ block: BlockCoordinate, isNeeded: Bool) throws(BuildError) -> PixelBlock? {
    let count = chain.steps[step].children
    guard let ratio = chain.steps[step].ratio else { return nil }
    var sum: BlockSum?
    for child in block.children(count) {
      guard let pixels = try self.block(step + 1, child, isNeededAbove: isNeeded), isNeeded else { continue }
      let target =
        sum
        ?? BlockSum(
          side: chain.steps[step].side * chain.tileSize, childSide: chain.steps[step + 1].side * chain.tileSize, ratio)
      target.add(pixels, row: child.row - block.row * count, column: child.column - block.column * count)
      sum = target
    }
    return sum?.finish()
  }

  private func drawn(_ step: Int, _ block: BlockCoordinate) throws(BuildError) -> PixelBlock? {
    let side = chain.steps[step].side * chain.tileSize
    let region = PixelRegion(
      columns: block.column * side..<(block.column + 1) * side, rows: block.row * side..<(block.row + 1) * side)
    var failure: SourceError?
    var hasContent = false
    let bytes = [UInt8](unsafeUninitializedCapacity: 4 * side * side) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      do throws(SourceError) {
        hasContent = try renderer.draw(region, chain.steps[step].lattice, into: base)
        count = 4 * side * side
      } catch {
        failure = error
      }
    }
    if let failure { throw .source(failure) }
    return hasContent ? PixelBlock(width: side, height: side, bytes: bytes) : nil
  }
}
