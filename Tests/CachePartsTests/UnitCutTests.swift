import TestSupport
import Testing

@testable import CacheParts

@Suite("The cut of bundles into parts and blocks")
struct UnitCutTests {
  private func level(_ number: Int) -> Int { 5 + number % 3 }

  private func units(_ count: Int, seed: UInt64) -> UnitList {
    var generator = SeededGenerator(seed: seed)
    var units = UnitList()
    for number in 0..<count {
      units.add(
        level: level(number), row: number / 40 * 128, column: number % 40 * 128,
        cost: Int.random(in: 65_536...1_000_000, using: &generator))
    }
    return units
  }

  @Test("Each bundle is in one block of one part, finer levels first", arguments: [1, 2, 7, 64, 5000])
  func whole(_ parts: Int) {
    let units = units(900, seed: 3)
    let cut = UnitCut(units, parts: parts)
    let blocks = (0..<parts).flatMap { cut.blocks(of: $0) }
    #expect(blocks == cut.blocks)
    #expect(blocks.flatMap { cut.units(of: $0) } == cut.order)
    #expect(cut.order.sorted() == Array(0..<900))
    #expect(cut.order.map(level) == cut.order.map(level).sorted(by: >))
    #expect(cut.blockCount == blocks.count)
    #expect(Set(blocks.map(\.fileName)).count == blocks.count)
    #expect(!blocks.contains { $0.range.isEmpty })
  }

  @Test("Machines that have the same bundles have the same digest; another bundle or number of parts changes it")
  func digest() {
    let units = units(100, seed: 4)
    let digest = UnitCut(units, parts: 8).digest
    #expect(UnitCut(units, parts: 8).digest == digest)
    #expect(UnitCut(units, parts: 9).digest != digest)
    #expect(UnitCut(self.units(99, seed: 4), parts: 8).digest != digest)
  }

  @Test("A cache without bundles has parts without blocks")
  func empty() { #expect(UnitCut(UnitList(), parts: 3).blocks.isEmpty) }

  @Test("The list of a country's 672,744 bundles takes 24 bytes for each, and its cut 4 more")
  func memory() {
    // A list of all bundles is the memory of a part, of which many run on one machine.
    #expect(MemoryLayout<UnitList.Key>.stride == 16)
    #expect(MemoryLayout<UnitCut.Block>.stride <= 32)
    let units = units(672_744, seed: 5)
    let cut = UnitCut(units, parts: 1000)
    #expect(cut.cut.imbalance <= 1.02)
    #expect(cut.blockCount == 16_000)
    #expect(cut.blocks(of: 999).last?.range.upperBound == 672_744)
  }
}
