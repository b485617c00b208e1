package import TilingSchemes

/// Levels of which only the finest is drawn from the rasters. Each coarser one is averaged from the next finer one, in
/// memory and before anything is encoded.
///
/// The work is cut into square blocks of tiles, so that each block of a level consists of whole blocks of the next finer one.
package struct PyramidChain: Sendable {
  /// One level of a chain.
  package struct Step: Sendable {
    package let level: LevelOfDetail
    /// The number of tiles along a side of a block.
    package let side: Int
    /// The ratio to the next finer level; `nil` for the finest.
    let ratio: LevelRatio?
    /// The number of blocks of the next finer level along a side of a block; 1 for the finest.
    let children: Int
    let lattice: LevelLattice
  }

  /// The levels, the coarsest first.
  package let steps: [Step]
  /// The number of pixels along a side of a tile.
  package let tileSize: Int
  /// The step whose blocks are drawn as one piece of work by one thread.
  package let unitStep: Int

  /// The largest block that is drawn from the rasters at once, in pixels along a side.
  static let drawnSide = 1024
  /// The largest block of any level, and the largest assembly of finer blocks, in pixels along a side.
  private static let largestSide = 2560
  /// The least size of a piece of work, in pixels of the finest level along a side.
  private static let unitSide = 2048

  /// - Parameters:
  ///   - levels: the finest first.
  ///   - drawnSide: the largest block that is drawn at once, in pixels along a side.
  /// - Returns: `nil` if the levels have no blocks of a usable size in common.
  init?(finestFirst levels: [LevelOfDetail], _ scheme: TilingScheme, drawnSide: Int = Self.drawnSide) {
    let ratios = zip(levels.dropFirst(), levels).map { coarse, fine in
      LevelRatio(coarse: coarse.resolution, fine: fine.resolution)
    }
    let known = ratios.compactMap(\.self)
    guard known.count == ratios.count, scheme.tileWidth == scheme.tileHeight,
      let sides = Self.sides(known, tileSize: scheme.tileWidth, drawnSide: drawnSide)
    else { return nil }
    tileSize = scheme.tileWidth
    var steps: [Step] = []
    for (number, level) in levels.enumerated() {
      let ratio = number == 0 ? nil : known[number - 1]
      let children = ratio.map { sides[number] * $0.p / ($0.q * sides[number - 1]) } ?? 1
      steps.append(
        Step(
          level: level, side: sides[number], ratio: ratio, children: children, lattice: LevelLattice(scheme, level)))
    }
    self.steps = steps.reversed()
    unitStep = Self.unitStep(self.steps, tileSize: scheme.tileWidth)
  }

  private init(_ steps: [Step], tileSize: Int, unitStep: Int) {
    self.steps = steps
    self.tileSize = tileSize
    self.unitStep = unitStep
  }

  /// The finer part of the chain.
  ///
  /// - Parameter step: its coarsest step.
  func from(_ step: Int) -> PyramidChain {
    PyramidChain(Array(steps[step...]), tileSize: tileSize, unitStep: max(0, unitStep - step))
  }

  /// The same chain with other pieces of work.
  func withUnits(at step: Int) -> PyramidChain { PyramidChain(steps, tileSize: tileSize, unitStep: step) }

  /// The sides of the blocks in tiles, the finest level first. A coarser block is the smallest that consists of whole finer
  /// blocks; the finest block is as large as possible, because reading larger windows is faster.
  private static func sides(_ ratios: [LevelRatio], tileSize: Int, drawnSide: Int) -> [Int]? {
    for finest in drawnSide > Self.drawnSide ? [8, 4, 2, 1] : [4, 2, 1]
    where finest == 1 || finest * tileSize <= drawnSide {
      var sides = [finest]
      for ratio in ratios {
        let last = sides[sides.count - 1]
        let side = ratio.q * last / greatestCommonDivisor(ratio.p, ratio.q * last)
        sides.append(side)
      }
      let areUsable = zip(sides.dropFirst(), zip(sides, ratios)).allSatisfy { side, finer in
        let (last, ratio) = finer
        let assembled = BlockSum.isDirect(last * tileSize, ratio) ? 0 : side * tileSize * ratio.p / ratio.q
        return max(side * tileSize, assembled) <= max(largestSide, tileSize)
      }
      if areUsable { return sides }
    }
    return nil
  }

  private static func unitStep(_ steps: [Step], tileSize: Int) -> Int {
    var side = Double(tileSize * steps[steps.count - 1].side)
    var number = steps.count - 1
    while number > 0, side < Double(unitSide) {
      number -= 1
      side = side * Double(steps[number].children)
    }
    return number
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : greatestCommonDivisor(second, first % second)
  }
}

extension PyramidChain {
  /// The tiles of a block.
  func tiles(of block: BlockCoordinate, step: Int) -> TileRange {
    let side = steps[step].side
    return TileRange(
      rows: block.row * side..<(block.row + 1) * side, columns: block.column * side..<(block.column + 1) * side)
  }

  /// The block of a coarser step that contains a block.
  func ancestor(of block: BlockCoordinate, step: Int, at coarser: Int) -> BlockCoordinate {
    var block = block
    for number in (coarser..<step).reversed() { block = block.parent(children: steps[number].children) }
    return block
  }
}

/// The place of a block among the blocks of its level.
package struct BlockCoordinate: Hashable, Sendable {
  /// Counted in blocks from the tile origin, southward.
  package let row: Int
  /// Counted in blocks from the tile origin, eastward.
  package let column: Int

  func parent(children: Int) -> BlockCoordinate {
    BlockCoordinate(row: row.quotient(by: children), column: column.quotient(by: children))
  }

  /// The blocks of the next finer level, row by row.
  func children(_ count: Int) -> [BlockCoordinate] {
    (row * count..<(row + 1) * count).flatMap { row in
      (column * count..<(column + 1) * count).map { BlockCoordinate(row: row, column: $0) }
    }
  }
}
