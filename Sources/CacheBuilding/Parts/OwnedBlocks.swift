import CacheParts
import TilingSchemes

/// All blocks of a build, and the parts that own them.
struct OwnedBlocks: Sendable {
  /// By the number of the chain in the plan of the pyramid, the coarsest first.
  let chains: [ChainBlocks]
  let cut: CostCut
  /// The SHA-256 of the list of blocks with their parts.
  let digest: String
  /// The numbers of the blocks of each chain: those of the finest chain come first, because they take longest.
  private let ranges: [Range<Int>]

  init(_ filling: CacheFilling, parts: Int) {
    var chains: [ChainBlocks] = []
    var ranges: [Range<Int>] = []
    var costs: [Int] = []
    for chain in filling.plan.chains.reversed() {
      let builder = filling.builder(for: chain)
      let split = ChainSplit(chain, builder.selections, content: builder.content, parts: parts)
      let first = costs.count
      chains.append(ChainBlocks(split, builder, costs: &costs))
      ranges.append(first..<costs.count)
    }
    self.chains = chains.reversed()
    self.ranges = ranges.reversed()
    cut = CostCut(costs, count: parts)
    digest = Self.digest(self.chains, ranges: self.ranges, cut)
  }

  /// All blocks, in the order in which they are cut into parts.
  var all: some Sequence<OwnedBlock> { chains.indices.reversed().lazy.flatMap { blocks(ofChain: $0) } }

  /// The number of blocks.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// The blocks of a chain.
  func blocks(ofChain chain: Int) -> some Collection<OwnedBlock> { ranges[chain].lazy.map { block($0, chain) } }

  /// The blocks that a part owns.
  func blocks(of part: Int) -> [OwnedBlock] {
    let own = cut.blocks(of: part)
    return chains.indices.reversed().flatMap { chain in
      own.clamped(to: ranges[chain]).map { block($0, chain) }
    }
  }

  /// The part that owns a block.
  func part(of block: OwnedBlock) -> Int {
    (0..<cut.count).first { cut.blocks(of: $0).contains(block.number) } ?? 0
  }

  private func block(_ number: Int, _ chain: Int) -> OwnedBlock {
    let blocks = chains[chain]
    return OwnedBlock(
      number: number, chain: chain, level: blocks.level, place: blocks.place(number - ranges[chain].lowerBound))
  }

  private static func digest(_ chains: [ChainBlocks], ranges: [Range<Int>], _ cut: CostCut) -> String {
    var digest = NumbersDigest()
    for part in 0..<cut.count {
      let own = cut.blocks(of: part)
      for chain in chains.indices.reversed() {
        for number in own.clamped(to: ranges[chain]) {
          let place = chains[chain].place(number - ranges[chain].lowerBound)
          for value in [chains[chain].level, place.row, place.column, part] { digest.add(value) }
        }
      }
    }
    return digest.finish()
  }
}
