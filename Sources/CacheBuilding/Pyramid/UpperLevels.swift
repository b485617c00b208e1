import TilingSchemes

/// The levels of a chain that are coarser than the pieces of work. Finished pieces are added one by one in their order.
///
/// Only the sums are made here, one piece after the other. Encoding takes longer, and needs no order.
final class UpperLevels {
  /// A coarser block that is complete.
  struct Finished: Sendable {
    /// `nil` if it has no content.
    let pixels: PixelBlock?
    let block: BlockCoordinate
    let step: Int
  }

  private let chain: PyramidChain
  private let plan: UnitPlan
  /// The blocks that still get finer ones, by step; `nil` for one without content so far.
  private var sums: [BlockSum?]

  init(_ chain: PyramidChain, _ plan: UnitPlan) {
    self.chain = chain
    self.plan = plan
    sums = Array(repeating: nil, count: chain.unitStep)
  }

  /// Adds the pixels of a piece of work.
  ///
  /// - Returns: all coarser blocks of which it was the last piece, the finest first.
  func add(_ pixels: PixelBlock?, ofUnit number: Int) -> [Finished] {
    let block = plan.units[number].block
    let next = plan.units.indices.contains(number + 1) ? plan.units[number + 1].block : nil
    var (pixels, child) = (pixels, block)
    var finished: [Finished] = []
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
      finished.append(Finished(pixels: pixels, block: parent, step: step))
      child = parent
    }
    return finished
  }
}
