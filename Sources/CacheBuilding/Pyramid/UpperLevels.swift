import TilingSchemes

/// The levels of a chain that are coarser than the pieces of work. Finished pieces are added one by one in their order.
final class UpperLevels {
  private let chain: PyramidChain
  private let plan: UnitPlan
  private let cutter: TileCutter
  /// The blocks that still get finer ones, by step; `nil` for one without content so far.
  private var sums: [BlockSum?]

  init(_ chain: PyramidChain, _ plan: UnitPlan, _ selections: [LevelSelection?], _ encoding: TileEncoding) {
    self.chain = chain
    self.plan = plan
    cutter = TileCutter(chain, selections, encoding)
    sums = Array(repeating: nil, count: chain.unitStep)
  }

  /// Adds the pixels of a piece of work, and finishes all coarser blocks of which it was the last one.
  ///
  /// - Returns: the tiles of the finished blocks, and their counts by the number of the level.
  func add(
    _ pixels: PixelBlock?, ofUnit number: Int
  ) throws(BuildError) -> (tiles: [EncodedTile], counts: [Int: LevelCount]) {
    let block = plan.units[number].block
    let next = plan.units.indices.contains(number + 1) ? plan.units[number + 1].block : nil
    var (pixels, child) = (pixels, block)
    for step in (0..<chain.unitStep).reversed() {
      let count = chain.steps[step].children
      let parent = child.parent(children: count)
      if let pixels, let ratio = chain.steps[step].ratio {
        let sum =
          sums[step]
          ?? BlockSum(
            side: chain.steps[step].side * chain.tileSize, childSide: chain.steps[step + 1].side * chain.tileSize, ratio
          )
        sum.add(pixels, row: child.row - parent.row * count, column: child.column - parent.column * count)
        sums[step] = sum
      }
      let nextParent = next.map { chain.ancestor(of: $0, step: chain.unitStep, at: step) }
      if nextParent == parent { break }
      pixels = sums[step]?.finish()
      sums[step] = nil
      try cutter.add(pixels, parent, step: step)
      child = parent
    }
    return cutter.take()
  }
}
