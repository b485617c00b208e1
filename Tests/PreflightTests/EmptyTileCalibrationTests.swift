import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("Calibration on damaged caches")
struct EmptyTileCalibrationTests {
  @Test("An empty tile file is no tile, and the forecast of its level follows from the others")
  func emptyFile() async throws {
    let cache = try SmallCache(SmallCache.world, storage: .exploded)
    let level = cache.file("_alllayers/L01")
    let files = try FileManager.default.subpathsOfDirectory(atPath: level.path).filter { $0.contains(".") }
    #expect(files.count == 4)
    for file in files { try Data().write(to: level.appending(path: file)) }
    var request = PreflightRequest(.existing(cache.path))
    request.sizes = .calibrated(FilePath(cache.path))
    let forecast = try await request.run().forecast
    for level in forecast.levels {
      let bytes = try #require(level.bytes)
      #expect(bytes.low.isFinite && bytes.low > 0 && bytes.low <= bytes.high, "level \(level.number): \(bytes)")
    }
  }

  @Test("Tiles of another image format than the planned one are measured, with a notice")
  func otherFormat() async throws {
    let cache = try SmallCache(SmallCache.world)
    func notices(_ format: String) async throws -> String {
      var texts = OptionTexts([.predefined: "arcgis-online", .extent: "0,0,1000000,1000000", .levels: "0-3"])
      texts[.tileFormat] = format
      var request = PreflightRequest(.new(PlanRequest(texts)))
      request.sizes = .calibrated(FilePath(cache.path))
      return try await request.run().notices.map { "\($0)" }.joined(separator: "\n")
    }
    // The cache declares JPEG.
    #expect(try await notices("PNG").contains("are JPEG, but the plan is for PNG"))
    #expect(try await !notices("JPEG").contains("but the plan is"))
  }

  @Test("An amount that is no number is unknown", arguments: [Double.nan, .infinity, -.infinity])
  func noNumber(bytes: Double) {
    #expect(ByteText.text(bytes) == "unknown")
  }
}
