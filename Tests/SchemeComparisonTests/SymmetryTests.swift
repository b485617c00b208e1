import CacheOpening
import SchemeComparison
import SystemPackage
import TestSupport
import Testing
import TilingSchemes

@Suite("Comparing two schemes, in both orders")
struct SymmetryTests {
  private static let builtIns = ["arcgis-online", "WebMercatorQuad", "wgs84-v2", "nztm"]
  private static let samples = [
    "geographic-wgs84", "geographic-wgs84-v2-512", "national-grid-nz", "comments-and-unknown",
  ]

  private func sample(_ name: String) throws -> ComparedScheme {
    let opened = try SchemeOpener.open(FilePath(TestFiles.sample(name).path))
    try #require(!opened.hasErrors)
    return try #require(ComparedScheme(opened.model, name: name))
  }

  @Test("Exchanging A and B does not change the verdict, and a scheme is identical only to itself")
  func symmetry() throws {
    let schemes = try Self.builtIns.map { try builtIn($0) } + Self.samples.map(sample)
    for (place, first) in schemes.enumerated() {
      for second in schemes[place...] {
        let verdict = GridComparison(first, second).verdict
        #expect(GridComparison(second, first).verdict == verdict, "\(first.name) \(second.name)")
        #expect((first.name == second.name) == (verdict == .identical), "\(first.name) \(second.name)")
      }
    }
  }
}
