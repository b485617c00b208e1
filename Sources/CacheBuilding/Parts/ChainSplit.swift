import TilingSchemes

/// Where a chain is divided between the parts and the end of a build.
///
/// A part owns square blocks of one level, the split level, that consist of whole bundles, and all tiles beneath them,
/// which are whole bundles too. So no two parts write to one bundle. Coarser tiles that lie within a block are made by the
/// part as well, but their bundles contain tiles of other parts, so they are collected at the end.
struct ChainSplit: Sendable {
  let chain: PyramidChain
  /// The step of the split level.
  let step: Int
  /// The coarsest step of which an owned block consists of whole blocks. Its pixels are passed on to coarser steps.
  let top: Int
  /// The number of blocks of the step `top` along a side of an owned block.
  let topsPerSide: Int

  /// Each part gets at least this number of blocks, if there are so many. Since a part costs at most one block more than
  /// the mean, the largest is then less than 2 % above it.
  private static let blocksPerPart = 64
  /// A block that is larger, in tiles along a side, would leave too few for many parts.
  private static let mostTiles = 1280
  /// If all passed pixels of a block are larger, in pixels along a side, a larger block is tried, of which fewer remain.
  private static let usualPixels = 4096

  /// - Parameters:
  ///   - selections: the tiles to be made, by step.
  ///   - content: the tiles in which the rasters have pixels, by step.
  ///   - parts: the number of parts.
  init(_ chain: PyramidChain, _ selections: [LevelSelection?], content: [[TileRange]], parts: Int) {
    let last = chain.steps.count - 1
    let wanted = Self.blocksPerPart * parts
    for step in 0..<last {
      let split = ChainSplit(chain, at: step)
      if split.count(selections[step], content[step], atLeast: wanted) {
        self = split
        return
      }
    }
    self.init(chain, at: last)
  }

  /// - Parameter step: the step of the split level.
  init(_ chain: PyramidChain, at step: Int) {
    // The tiles of a block of the step, along a side, at this step and at finer ones.
    var sides: [Int] = []
    var inside = 1
    for finer in step..<chain.steps.count {
      sides.append(inside * chain.steps[finer].side)
      inside *= chain.steps[finer].children
    }
    // All factors of 128 are powers of two, so the largest is a multiple of all.
    var side = sides.map { 128 / Self.greatestCommonDivisor(128, $0) }.max() ?? 1
    // The blocks of the step in a block of each coarser one, along a side.
    func blocks(above top: Int) -> Int { (top..<step).reduce(1) { $0 * chain.steps[$1].children } }
    func coarsest(_ side: Int) -> Int { (0...step).first { side % blocks(above: $0) == 0 } ?? step }
    var top = coarsest(side)
    while top > 0, side / blocks(above: top) * chain.steps[top].side * chain.tileSize > Self.usualPixels {
      let above = blocks(above: top - 1)
      let larger = side / Self.greatestCommonDivisor(side, above) * above
      guard larger * chain.steps[step].side <= Self.mostTiles else { break }
      side = larger
      top = coarsest(side)
    }
    self.chain = chain
    self.step = step
    self.top = top
    topsPerSide = side / blocks(above: top)
  }

  /// The owned block that contains a block of the step `top`.
  func owner(of block: BlockCoordinate) -> BlockCoordinate { block.parent(children: topsPerSide) }

  /// The tiles of an owned block.
  ///
  /// - Parameter step: for one coarser than `top`, the tiles of the blocks in which it lies.
  func tiles(of block: BlockCoordinate, step: Int) -> TileRange {
    TileRange(rows: tiles(ofLine: block.row, step: step), columns: tiles(ofLine: block.column, step: step))
  }

  /// The rows of a row of owned blocks, and so the columns of a column.
  ///
  /// - Parameter step: for one coarser than `top`, the rows of the blocks in which they lie.
  func tiles(ofLine line: Int, step: Int) -> Range<Int> {
    if step >= top {
      let side = side(at: step)
      return line * side..<(line + 1) * side
    }
    var (first, last) = (line * topsPerSide, (line + 1) * topsPerSide - 1)
    for coarser in (step..<top).reversed() {
      first = first.quotient(by: chain.steps[coarser].children)
      last = last.quotient(by: chain.steps[coarser].children)
    }
    return first * chain.steps[step].side..<(last + 1) * chain.steps[step].side
  }

  /// The rows of owned blocks that contain rows of tiles, and so the columns.
  ///
  /// - Parameters:
  ///   - tiles: not empty.
  ///   - step: `top` or a finer one.
  func lines(of tiles: Range<Int>, step: Int) -> Range<Int> {
    let side = side(at: step)
    return tiles.lowerBound.quotient(by: side)..<(tiles.upperBound - 1).quotient(by: side) + 1
  }

  /// The side of an owned block in tiles.
  private func side(at step: Int) -> Int {
    (top..<step).reduce(topsPerSide) { $0 * chain.steps[$1].children } * chain.steps[step].side
  }

  /// Whether there are at least so many blocks.
  private func count(_ selection: LevelSelection?, _ content: [TileRange], atLeast wanted: Int) -> Bool {
    guard let selection, let first = content.first else { return false }
    let all = content.dropFirst().reduce(first) { $0.union($1) }.clamped(to: selection.range)
    guard !all.rows.isEmpty, !all.columns.isEmpty else { return false }
    var count = 0
    for row in lines(of: all.rows, step: step) {
      for column in lines(of: all.columns, step: step) {
        let tiles = tiles(of: BlockCoordinate(row: row, column: column), step: step)
        guard selection.touches(tiles) else { continue }
        count += 1
        if count >= wanted { return true }
      }
    }
    return false
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : greatestCommonDivisor(second, first % second)
  }
}
