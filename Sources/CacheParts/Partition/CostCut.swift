/// A list of blocks that is cut into parts of nearly equal cost.
///
/// Each block goes to the part in which the middle of its cost falls. The blocks of a part follow each other in the list,
/// and a part differs from the mean by at most the cost of one block. Whoever has the same list computes the same parts:
/// all numbers are whole, and products have 128 bits.
public struct CostCut: Hashable, Sendable {
  /// The number of blocks before the end of each part, in the order of the list: a part is a run of blocks, so a list of
  /// a million of them needs no number for each.
  private let ends: [Int]
  /// The number of parts.
  public let count: Int
  /// The cost of all blocks.
  public let total: Int
  /// The cost of the part that costs most.
  public let largestPart: Int
  /// The cost of the block that costs most.
  public let largestBlock: Int

  /// - Parameters:
  ///   - costs: of the blocks in their order; less than 1 counts as 1. Their sum must not exceed `Int`.
  ///   - count: the number of parts, at least 1.
  public init(_ costs: some Collection<Int>, count: Int) {
    let count = max(1, count)
    let total = costs.reduce(0) { $0 + max(1, $1) }
    var ends: [Int] = []
    ends.reserveCapacity(count)
    var sum = 0
    var largestPart = 0
    var largestBlock = 0
    var before = 0
    for (number, cost) in costs.enumerated() {
      let cost = max(1, cost)
      let middle = (2 * UInt128(before) + UInt128(cost)) * UInt128(count) / (2 * UInt128(total))
      let part = min(count - 1, Int(middle))
      if part > ends.count { sum = 0 }
      while ends.count < part { ends.append(number) }
      sum += cost
      largestPart = max(largestPart, sum)
      largestBlock = max(largestBlock, cost)
      before += cost
    }
    while ends.count < count { ends.append(costs.count) }
    self.ends = ends
    self.count = count
    self.total = total
    self.largestPart = largestPart
    self.largestBlock = largestBlock
  }

  /// The part of each block, in the order of the list.
  public var parts: [Int] { (0..<count).flatMap { part in repeatElement(part, count: blocks(of: part).count) } }

  /// The places in the list of the blocks of a part.
  ///
  /// - Parameter part: from 0 to `count` - 1.
  public func blocks(of part: Int) -> Range<Int> { (part == 0 ? 0 : ends[part - 1])..<ends[part] }

  /// How many times the mean of all parts the largest one costs: 1 is a perfect balance, and so is a list without blocks.
  public var imbalance: Double { total == 0 ? 1 : Double(largestPart) * Double(count) / Double(total) }

  /// More parts than this do not end sooner: the largest block alone then costs as much as the mean of all parts, or more.
  public var largestUsefulCount: Int { largestBlock == 0 ? 1 : (total + largestBlock - 1) / largestBlock }
}
