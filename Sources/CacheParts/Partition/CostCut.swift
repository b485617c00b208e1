/// A list of blocks that is cut into parts of nearly equal cost.
///
/// Each block goes to the part in which the middle of its cost falls. The blocks of a part follow each other in the list,
/// and a part differs from the mean by at most the cost of one block. Whoever has the same list computes the same parts:
/// all numbers are whole, and products have 128 bits.
public struct CostCut: Hashable, Sendable {
  /// The part of each block, in the order of the list.
  public let parts: [Int]
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
  public init(_ costs: [Int], count: Int) {
    let costs = costs.map { max(1, $0) }
    let count = max(1, count)
    let total = costs.reduce(0, +)
    var parts: [Int] = []
    parts.reserveCapacity(costs.count)
    var sums = [Int](repeating: 0, count: count)
    var before = 0
    for cost in costs {
      let middle = (2 * UInt128(before) + UInt128(cost)) * UInt128(count) / (2 * UInt128(total))
      let part = min(count - 1, Int(middle))
      parts.append(part)
      sums[part] += cost
      before += cost
    }
    self.parts = parts
    self.count = count
    self.total = total
    largestPart = sums.max() ?? 0
    largestBlock = costs.max() ?? 0
  }

  /// How many times the mean of all parts the largest one costs: 1 is a perfect balance, and so is a list without blocks.
  public var imbalance: Double { total == 0 ? 1 : Double(largestPart) * Double(count) / Double(total) }

  /// More parts than this do not end sooner, because the largest block alone is then more than a mean part.
  public var largestUsefulCount: Int { largestBlock == 0 ? 1 : max(1, total / largestBlock) }
}
