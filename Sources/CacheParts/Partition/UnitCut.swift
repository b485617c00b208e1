/// Pieces of work that exist before a plan is made, such as the bundles of a cache, and the parts and blocks into which
/// they are cut.
package struct UnitCut: Sendable {
  /// A piece that only one part works on.
  package struct Unit: Sendable {
    /// The number of the level; finer levels come first.
    package let level: Int
    /// The place on the level, in any unit.
    package let row: Int
    /// The place on the level, in any unit.
    package let column: Int
    /// How long it takes, compared with the others.
    package let cost: Int

    package init(level: Int, row: Int, column: Int, cost: Int) {
      self.level = level
      self.row = row
      self.column = column
      self.cost = cost
    }
  }

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
  package let order: [Int]
  package let cut: CostCut
  package let blocks: [Block]
  /// The SHA-256 of the units and their parts.
  package let digest: String

  package init(_ units: [Unit], parts: Int) {
    let keys = units.enumerated().map { number, unit in
      let code = MortonCode(row: UInt32(clamping: unit.row), column: UInt32(clamping: unit.column))
      return Key(level: unit.level, code: code.value, number: number)
    }
    let order = keys.sorted(by: <).map(\.number)
    let cut = CostCut(order.map { units[$0].cost }, count: parts)
    var digest = SHA256()
    var text: [UInt8] = []
    for (unit, part) in zip(order.lazy.map { units[$0] }, cut.parts) {
      for number in [unit.level, unit.row, unit.column, part] {
        withUnsafeBytes(of: Int64(number).littleEndian) { text.append(contentsOf: $0) }
      }
      if text.count >= 1 << 16 {
        digest.add(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    digest.add(text)
    self.order = order
    self.cut = cut
    blocks = Self.blocks(cut.parts)
    self.digest = digest.finish()
  }

  /// The blocks of a part.
  package func blocks(of part: Int) -> [Block] { blocks.filter { $0.part == part } }

  /// The numbers of the units of a block.
  package func units(of block: Block) -> ArraySlice<Int> { order[block.range] }

  /// - Parameter parts: the part of each unit, in rising order.
  private static func blocks(_ parts: [Int]) -> [Block] {
    var blocks: [Block] = []
    var start = 0
    while start < parts.count {
      var end = start
      while end < parts.count, parts[end] == parts[start] { end += 1 }
      let count = min(blocksPerPart, end - start)
      for number in 0..<count {
        let range = start + (end - start) * number / count..<start + (end - start) * (number + 1) / count
        blocks.append(Block(part: parts[start], number: number, range: range))
      }
      start = end
    }
    return blocks
  }

  private struct Key {
    let level: Int
    let code: UInt64
    let number: Int

    static func < (first: Key, second: Key) -> Bool {
      if first.level != second.level { return first.level > second.level }
      if first.code != second.code { return first.code < second.code }
      return first.number < second.number
    }
  }
}
