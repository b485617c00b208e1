/// Pieces of work that are about to be cut into parts, such as the bundles of a country: 24 bytes for each.
package struct UnitList: Sendable {
  /// The place of a piece in the order of the cut.
  struct Key: Sendable {
    /// The place on the curve.
    let code: UInt64
    let level: Int32
    /// The number of the piece in the order in which it was added.
    let number: Int32

    static func < (first: Key, second: Key) -> Bool {
      if first.level != second.level { return first.level > second.level }
      if first.code != second.code { return first.code < second.code }
      return first.number < second.number
    }
  }

  private(set) var keys: [Key] = []
  private(set) var costs: [Int] = []

  /// A list without pieces.
  package init() {}

  /// The number of pieces.
  package var count: Int { keys.count }

  /// Adds a piece that only one part works on.
  ///
  /// - Parameters:
  ///   - level: the number of the level, from 0; finer levels come first.
  ///   - row: the place on the level, in any unit.
  ///   - column: the place on the level, in any unit.
  ///   - cost: how long it takes, compared with the others.
  package mutating func add(level: Int, row: Int, column: Int, cost: Int) {
    let code = MortonCode(row: UInt32(clamping: row), column: UInt32(clamping: column))
    keys.append(Key(code: code.value, level: Int32(clamping: level), number: Int32(clamping: keys.count)))
    costs.append(cost)
  }

  /// Adds to the cost of the last piece.
  package mutating func raiseLast(by cost: Int) {
    guard !costs.isEmpty else { return }
    costs[costs.count - 1] += cost
  }

  /// Makes room for this number of pieces.
  package mutating func reserveCapacity(_ count: Int) {
    keys.reserveCapacity(count)
    costs.reserveCapacity(count)
  }
}
