import TestSupport
import Testing

@testable import CacheParts

@Suite("The cut of bundles into parts and blocks")
struct UnitCutTests {
  private func units(_ count: Int, seed: UInt64) -> [UnitCut.Unit] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      UnitCut.Unit(
        level: 5 + number % 3, row: number / 40 * 128, column: number % 40 * 128,
        cost: Int.random(in: 65_536...1_000_000, using: &generator))
    }
  }

  @Test("Each bundle is in one block of one part, finer levels first", arguments: [1, 2, 7, 64, 5000])
  func whole(_ parts: Int) {
    let units = units(900, seed: 3)
    let cut = UnitCut(units, parts: parts)
    let blocks = (0..<parts).flatMap { cut.blocks(of: $0) }
    #expect(blocks == cut.blocks)
    #expect(blocks.flatMap { cut.units(of: $0) } == cut.order)
    #expect(cut.order.sorted() == Array(0..<900))
    #expect(cut.order.map { units[$0].level } == cut.order.map { units[$0].level }.sorted(by: >))
    #expect(Set(blocks.map(\.fileName)).count == blocks.count)
    #expect(!blocks.contains { $0.range.isEmpty })
  }

  @Test("Machines that have the same bundles have the same digest; another bundle or number of parts changes it")
  func digest() {
    let units = units(100, seed: 4)
    let digest = UnitCut(units, parts: 8).digest
    #expect(UnitCut(units, parts: 8).digest == digest)
    #expect(UnitCut(units, parts: 9).digest != digest)
    #expect(UnitCut(Array(units.dropLast()), parts: 8).digest != digest)
  }

  @Test("A cache without bundles has parts without blocks")
  func empty() { #expect(UnitCut([], parts: 3).blocks.isEmpty) }
}
