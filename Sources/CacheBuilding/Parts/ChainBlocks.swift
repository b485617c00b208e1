import CacheParts
import TilingSchemes

/// The blocks of one chain, in the order in which they are cut into parts: along Morton's curve.
///
/// Ten thousand million tiles are a million blocks, each of which can have a thousand pieces of work. So a block is only a
/// place here, found by arithmetic on rectangles, and its pieces are listed when it is made.
struct ChainBlocks: Sendable {
  let split: ChainSplit
  let builder: ChainBuilder
  /// The north-western corner of the blocks, where the curve begins.
  private let corner: BlockCoordinate
  private let codes: [MortonCode]

  /// A bundle costs about as much as this number of tiles, in addition to its tiles.
  private static let bundleCost = 64

  /// - Parameter costs: gets what the blocks cost, in their order.
  init(_ split: ChainSplit, _ builder: ChainBuilder, costs: inout [Int]) {
    self.split = split
    self.builder = builder
    let content = builder.content[split.top].filter { !$0.isEmpty }
    guard let first = content.first else {
      (corner, codes) = (BlockCoordinate(row: 0, column: 0), [])
      return
    }
    let all = content.dropFirst().reduce(first) { $0.union($1) }
    let rows = split.lines(of: all.rows, step: split.top)
    let corner = BlockCoordinate(
      row: rows.lowerBound, column: split.lines(of: all.columns, step: split.top).lowerBound)
    var weighed: [Weighed] = []
    for row in rows {
      let line = BlockLine(row, split, builder.selections)
      for columns in line.columns(of: content) {
        for column in columns where line.hasTiles(column) {
          let code = MortonCode(
            row: UInt32(clamping: row - corner.row), column: UInt32(clamping: column - corner.column))
          weighed.append(Weighed(code: code, cost: Self.cost(of: column, line)))
        }
      }
    }
    weighed.sort { $0.code < $1.code }
    costs += weighed.lazy.map(\.cost)
    self.corner = corner
    codes = weighed.map(\.code)
  }

  /// The number of the split level.
  var level: Int { split.chain.steps[split.step].level.number }

  /// The place of a block.
  ///
  /// - Parameter number: its number in the order of the cut.
  func place(_ number: Int) -> BlockCoordinate {
    BlockCoordinate(row: corner.row + Int(codes[number].row), column: corner.column + Int(codes[number].column))
  }

  /// The blocks of the coarsest step that an owned block consists of, in the order of a build without parts.
  func tops(of place: BlockCoordinate) -> [UnitPlan.Unit] {
    let content = builder.content.enumerated().map { step, ranges in
      ranges.clamped(to: split.tiles(of: place, step: step))
    }
    return UnitPlan(
      split.chain.withUnits(at: split.top), builder.selections, content: content, findsBundles: false
    ).units
  }

  private struct Weighed {
    let code: MortonCode
    let cost: Int
  }

  /// The tiles of a block at its own level stand for those at finer ones, of which it has a fixed multiple.
  private static func cost(of column: Int, _ line: BlockLine) -> Int {
    let split = line.split
    let own = split.tiles(ofLine: column, step: split.step)
    let selected = line.bands[split.step]?.estimate(in: own) ?? 0
    var cost = 0
    for step in split.step..<split.chain.steps.count {
      let side = split.tiles(ofLine: column, step: step).count
      let tiles = selected * side / own.count * side / own.count
      cost += tiles + bundleCost * max(1, tiles / (128 * 128))
    }
    return cost
  }
}
