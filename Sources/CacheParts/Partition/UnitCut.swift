/// Pieces of work that exist before a plan is made, such as the bundles of a cache, and the parts and blocks into which
/// they are cut.
package struct UnitCut: Sendable {
  /// Neighbouring units of one part. A part that is killed does only its unfinished blocks again.
  package struct Block: Hashable, Sendable {
    /// The number of the part.
    package let part: Int
    /// The number of the block in its part.
    package let number: Int
    /// The places of its units in the order of the cut.
    package let range: Range<Int>

    /// The name of the file that a part leaves when the block is complete.
    package var fileName: String { "\(PaddedNumber.text(part))-\(PaddedNumber.text(number)).block" }
  }

  /// More blocks would only be more files.
  private static let blocksPerPart = 16

  /// The numbers of the units in their order: level by level, and along a curve on each.
  private let numbers: [Int32]
  package let cut: CostCut
  /// The SHA-256 of the units and their parts.
  package let digest: String

  /// - Parameters:
  ///   - units: in any order, which must be the same on all machines.
  ///   - parts: the number of parts, at least 1.
  package init(_ units: consuming UnitList, parts: Int) {
    var keys = units.keys
    let costs = units.costs
    _ = consume units
    keys.sort(by: <)
    // Lazily: a list of the costs in this order would take as much memory as the keys.
    let cut = CostCut(keys.lazy.map { costs[Int($0.number)] }, count: parts)
    var digest = NumbersDigest()
    for part in 0..<cut.count {
      var rest = keys[cut.blocks(of: part)]
      while let first = rest.first {
        // The level and the number of its units stand once before their places: a country has half a million of them, and
        // every part computes this digest.
        let run = rest.prefix { $0.level == first.level }
        for number in [part, Int(first.level), run.count] { digest.add(number) }
        for key in run { digest.add(Int(bitPattern: UInt(key.code))) }
        rest = rest[run.endIndex...]
      }
    }
    numbers = keys.map(\.number)
    self.cut = cut
    self.digest = digest.finish()
  }

  /// The numbers of the units in the order of the cut.
  package var order: [Int] { numbers.map(Int.init) }

  /// The number of blocks of all parts.
  package var blockCount: Int { (0..<cut.count).reduce(0) { $0 + min(Self.blocksPerPart, cut.blocks(of: $1).count) } }

  /// All blocks, part by part.
  package var blocks: [Block] { (0..<cut.count).flatMap { blocks(of: $0) } }

  /// The blocks of a part.
  package func blocks(of part: Int) -> [Block] {
    let own = cut.blocks(of: part)
    let count = min(Self.blocksPerPart, own.count)
    return (0..<count).map { number in
      let start = own.lowerBound + own.count * number / count
      return Block(part: part, number: number, range: start..<own.lowerBound + own.count * (number + 1) / count)
    }
  }

  /// The numbers of the units of a block, in the order of the cut.
  package func units(of block: Block) -> [Int] { numbers[block.range].map(Int.init) }
}
