import TestSupport
import Testing

@testable import CacheParts

@Suite("The cut of blocks into parts")
struct CostCutTests {
  @Test("Each block is in one part, and the parts follow each other")
  func order() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let costs = (0..<Int.random(in: 1...300, using: &generator)).map { _ in
        Int.random(in: 1...5000, using: &generator)
      }
      let count = Int.random(in: 1...400, using: &generator)
      let cut = CostCut(costs, count: count)
      #expect(cut.parts.count == costs.count)
      #expect(cut.parts == cut.parts.sorted())
      #expect(cut.parts.allSatisfy { (0..<count).contains($0) })
    }
  }

  @Test("A part costs at most one block more than the mean")
  func balance() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<200 {
      let costs = (0..<Int.random(in: 1...2000, using: &generator)).map { _ in
        Int.random(in: 1...900, using: &generator)
      }
      let count = Int.random(in: 1...50, using: &generator)
      let cut = CostCut(costs, count: count)
      let most =
        (0..<count).map { part in zip(cut.parts, costs).filter { $0.0 == part }.reduce(0) { $0 + $1.1 } }.max() ?? 0
      #expect(most == cut.largestPart)
      #expect(Double(most) <= Double(cut.total) / Double(count) + Double(cut.largestBlock))
    }
  }

  @Test("A country of 672,744 blocks in 1,000 parts has no part above 1.02 times the mean")
  func country() {
    var generator = SeededGenerator(seed: 9)
    // Most bundles of a country are full, and those at its border have any number of tiles.
    let costs = (0..<672_744).map { _ in
      Int.random(in: 0..<20, using: &generator) == 0 ? Int.random(in: 65...16_448, using: &generator) : 16_448
    }
    let cut = CostCut(costs, count: 1000)
    #expect(cut.imbalance <= 1.02)
    #expect(cut.parts.last == 999)
  }

  @Test("Costs near the limit of 64 bits do not overflow")
  func large() {
    let cut = CostCut([Int.max / 4, Int.max / 4, Int.max / 4], count: 1_000_000)
    #expect(cut.parts == [166_666, 500_000, 833_333])
  }

  @Test("More parts than the largest block allows are of no use")
  func useful() {
    #expect(CostCut([50, 25, 25], count: 8).largestUsefulCount == 2)
    // With two parts one of them would cost 4, with three none costs more than 3.
    #expect(CostCut([3, 2, 2], count: 3).largestUsefulCount == 3)
    #expect(CostCut([], count: 3).imbalance == 1)
  }
}

@Suite("The order of blocks")
struct MortonCodeTests {
  @Test("The first sixteen blocks are in the order of Morton's curve")
  func curve() {
    let places = (0..<4).flatMap { row in (0..<4).map { (row, $0) } }
    let sorted = places.sorted {
      MortonCode(row: UInt32($0.0), column: UInt32($0.1)) < MortonCode(row: UInt32($1.0), column: UInt32($1.1))
    }
    // G. M. Morton (1966): quarters from the upper left, row by row, and so within each quarter.
    let expected = [
      (0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 0), (2, 1), (3, 0), (3, 1), (2, 2), (2, 3),
      (3, 2), (3, 3),
    ]
    #expect(sorted.map { [$0.0, $0.1] } == expected.map { [$0.0, $0.1] })
    #expect(MortonCode(row: .max, column: .max).value == .max)
  }
}
