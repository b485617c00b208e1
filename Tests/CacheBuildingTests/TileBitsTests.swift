import Testing

@testable import CacheBuilding

@Suite("Tiles of a bundle as runs")
struct TileBitsTests {
  @Test("Runs are first positions and lengths, also across words of 64")
  func runs() {
    var bits = TileBits()
    for position in [0, 1, 2, 62, 63, 64, 65, 200, 16_383] { bits.insert(position) }
    #expect(bits.runs == [0, 3, 62, 4, 200, 1, 16_383, 1])
    #expect(TileBits(runs: bits.runs) == bits)
    #expect(TileBits().runs.isEmpty)
    #expect(TileBits.all.runs == [0, 16_384])
  }

  @Test(
    "Lists that are not rising runs within a bundle are refused",
    arguments: [[0], [-1, 2], [0, 0], [0, -5], [5, 2, 6, 1], [16_384, 1], [16_383, 2], [0, .max], [1, .max]])
  func refused(_ runs: [Int]) { #expect(TileBits(runs: runs) == nil) }

  @Test("A thousand random sets of tiles are read back")
  func random() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<1000 {
      var bits = TileBits()
      for _ in 0..<Int.random(in: 0..<60, using: &generator) { bits.insert(.random(in: 0..<16_384, using: &generator)) }
      #expect(TileBits(runs: bits.runs) == bits)
    }
  }
}
