import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

@Suite("Calibrated forecasts", .needsCorpus)
struct CalibrationTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private static let packages = Corpus.files("packages").filter { ["tpk", "tpkx"].contains($0.pathExtension) }

  @Test(
    "Calibrated on one half of the levels of a real package, the forecast of the other half is right within a factor of 3",
    arguments: packages)
  func halves(package: URL) async throws {
    let found = try await Verification(package.path, depth: .quick).levels
    try #require(found.count > 1)
    let even = found.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    let odd = found.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    let coarse = Array(found.prefix((found.count + 1) / 2))
    let fine = Array(found.dropFirst((found.count + 1) / 2))
    for (number, (known, asked)) in [(even, odd), (odd, even), (coarse, fine), (fine, coarse)].enumerated() {
      let half = folder.path("half-\(number).tpkx")
      try await Conversion.run(package.path, to: half) { $0.levels = Set(known.map(\.number)) }
      let forecast = try await forecast(of: package.path, levels: Set(asked.map(\.number)), calibratedOn: half)
      // The sizes of the indexes and size fields of bundles are known; only the tiles are estimated.
      let bytes = try #require(forecast.bytes)
      let count = try #require(forecast.count)
      let fixed = Double(count.bundles * (64 + 131_072) + count.tiles * 4)
      let low = (bytes.low - fixed) / Double(count.tiles)
      let high = (bytes.high - fixed) / Double(count.tiles)
      let actual = Double(asked.map(\.bytes).reduce(0, +)) / Double(asked.map(\.tiles).reduce(0, +))
      let name = "\(package.lastPathComponent) \(known.map(\.number))"
      #expect(high <= 3.01 * low)
      #expect(low <= actual && actual <= high, "\(name): \(low) \(actual) \(high)")
      let words = forecast.sizes.summary.description
      let tiles = known.map(\.tiles).reduce(0, +)
      #expect(words.contains("calibrated on \(tiles) \(tiles == 1 ? "tile" : "tiles") in"), "\(name): \(words)")
    }
  }

  private func forecast(of package: String, levels: Set<Int>, calibratedOn half: String) async throws -> CacheForecast {
    var request = PreflightRequest(.existing(package))
    request.levels = levels
    request.sizes = .calibrated(FilePath(half))
    return try await request.run().forecast
  }
}
