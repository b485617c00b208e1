import CacheParts
import TilingSchemes

/// A block that one part makes.
struct OwnedBlock: Sendable {
  /// The number of the chain in the plan of the pyramid.
  let chain: Int
  /// The number of the split level.
  let level: Int
  let place: BlockCoordinate
  /// The blocks of the coarsest step that it consists of, in the order of a build without parts.
  let tops: [UnitPlan.Unit]

  /// The name of the file that a part leaves when the block is complete.
  var fileName: String { "L\(level)-r\(place.row)-c\(place.column).block" }
}

/// All blocks of a build, and the parts that own them.
struct OwnedBlocks: Sendable {
  /// By the number of the chain.
  let splits: [ChainSplit]
  let builders: [ChainBuilder]
  /// In the order in which they are cut into parts: the finest chain first, because it takes longest.
  let blocks: [OwnedBlock]
  let cut: CostCut
  /// The SHA-256 of the list of blocks with their parts.
  let digest: String

  /// A bundle costs about as much as this number of tiles, in addition to its tiles.
  private static let bundleCost = 64

  init(_ filling: CacheFilling, parts: Int) throws(BuildError) {
    var splits: [ChainSplit] = []
    var builders: [ChainBuilder] = []
    var lists: [[Weighed]] = []
    for (number, chain) in filling.plan.chains.enumerated() {
      let builder = try filling.builder(for: chain)
      let split = ChainSplit(chain, builder.selections, content: builder.content, parts: parts)
      splits.append(split)
      builders.append(builder)
      lists.append(Self.blocks(number, split, builder))
    }
    let sorted = Array(lists.reversed().joined())
    cut = CostCut(sorted.map(\.cost), count: parts)
    var digest = SHA256()
    for part in 0..<cut.count {
      for block in sorted[cut.blocks(of: part)] {
        let place = block.block.place
        digest.add("\(block.block.level) \(place.row) \(place.column) \(part)\n".utf8)
      }
    }
    self.digest = digest.finish()
    self.splits = splits
    self.builders = builders
    blocks = sorted.map(\.block)
  }

  /// The blocks that a part owns.
  func blocks(of part: Int) -> ArraySlice<OwnedBlock> { blocks[cut.blocks(of: part)] }

  private struct Weighed {
    let block: OwnedBlock
    let code: MortonCode
    let cost: Int
  }

  private static func blocks(_ chain: Int, _ split: ChainSplit, _ builder: ChainBuilder) -> [Weighed] {
    let units = UnitPlan(
      split.chain.withUnits(at: split.top), builder.selections, content: builder.content, findsBundles: false
    ).units
    // A dictionary has no order, so the places are listed beside it.
    var tops: [BlockCoordinate: [UnitPlan.Unit]] = [:]
    var places: [BlockCoordinate] = []
    for unit in units {
      let place = split.owner(of: unit.block)
      if tops[place] == nil { places.append(place) }
      tops[place, default: []].append(unit)
    }
    let firstRow = places.map(\.row).min() ?? 0
    let firstColumn = places.map(\.column).min() ?? 0
    return places.map { place in
      Weighed(
        block: OwnedBlock(
          chain: chain, level: split.chain.steps[split.step].level.number, place: place, tops: tops[place] ?? []),
        code: MortonCode(
          row: UInt32(clamping: place.row - firstRow), column: UInt32(clamping: place.column - firstColumn)),
        cost: cost(of: place, split, builder))
    }.sorted { $0.code < $1.code }
  }

  /// The tiles of a block at its own level stand for those at finer ones, of which it has a fixed multiple.
  private static func cost(of place: BlockCoordinate, _ split: ChainSplit, _ builder: ChainBuilder) -> Int {
    let own = split.tiles(of: place, step: split.step)
    let selected = builder.selections[split.step]?.estimate(in: own) ?? 0
    var cost = 0
    for step in split.step..<split.chain.steps.count {
      let side = split.tiles(of: place, step: step).rows.count
      let tiles = selected * side / own.rows.count * side / own.rows.count
      cost += tiles + bundleCost * max(1, tiles / (128 * 128))
    }
    return cost
  }
}
