import Testing

@testable import CacheBuilding

@Suite("Ratios of resolutions")
struct LevelRatioTests {
  @Test("Halving, 2.5 and 1.5 are small fractions, and 125,000 to 64,000 is not")
  func fractions() {
    #expect(LevelRatio(coarse: 100, fine: 50).map { [$0.p, $0.q] } == [2, 1])
    #expect(LevelRatio(coarse: 250, fine: 100).map { [$0.p, $0.q] } == [5, 2])
    #expect(LevelRatio(coarse: 15, fine: 10).map { [$0.p, $0.q] } == [3, 2])
    #expect(LevelRatio(coarse: 125_000, fine: 64_000) == nil)
    #expect(LevelRatio(coarse: 50, fine: 100) == nil)
  }

  @Test("Esri's own digits, which drift by 3 in ten thousand millions, are a ratio of 2")
  func esriDigits() {
    #expect(LevelRatio(coarse: 0.597164283559817, fine: 0.298582141647617).map { [$0.p, $0.q] } == [2, 1])
  }
}
