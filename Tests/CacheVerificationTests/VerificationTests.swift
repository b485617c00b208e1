import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("Verifying a cache")
struct VerificationTests {
  @Test("The summary contains tiles, bytes, coverage, sizes and formats of each level")
  func summary() async throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 0, 0)] = try SmallCache.tile("png32.png")
    tiles[.init(2, 3, 3)] = nil
    let cache = try SmallCache(tiles, format: "MIXED")
    let level = try #require(try await Verification(cache.path).levels.last)
    let jpeg = try SmallCache.tile("tile.jpg").count
    let png = try SmallCache.tile("png32.png").count
    #expect(level.number == 2)
    #expect(level.tiles == 15)
    #expect(level.bytes == 14 * jpeg + png)
    #expect(level.expectedTiles == 16)
    #expect(level.tilesWithin == 15)
    #expect(level.smallestTile == min(jpeg, png))
    #expect(level.largestTile == max(jpeg, png))
    #expect(level.formats == ["JPEG": 14, "PNG32": 1])
  }

  @Test("A level whose folder is empty is a level without tiles")
  func emptyLevel() async throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.removeItem(at: cache.bundle(1))
    let found = try await Verification(cache.path)
    #expect(found.rules == ["EXT004"], "\(found.found)")
    #expect(found.found.first?.message.contains("level 1: 4 of 4 tiles") == true, "\(found.found)")
    #expect(found.levels.map(\.tiles) == [1, 0, 16])
  }

  @Test("Alpha is checked only if its rule is selected")
  func alpha() async throws {
    let cache = try SmallCache(SmallCache.world(SmallCache.tile("png32-partial.png")), format: "PNG32")
    #expect(try await Verification(cache.path).rules.isEmpty)
    #expect(try await Verification(cache.path, selecting: ["IMG015"]).rules.count == 21)
  }

  @Test("A quick verification does not read tiles, and finds problems in the index")
  func quick() async throws {
    let cache = try SmallCache(try SmallCache.world)
    try cache.change(cache.bundle(2)) { $0[131_136 + 100] ^= 0xFF }
    try cache.change(cache.bundle(1)) { $0[0] = 9 }
    #expect(try await Verification(cache.path, depth: .quick).rules == ["STO002"])
  }

  @Test("Of a thousand tiles with the same problem, a hundred are listed and the others are counted")
  func many() async throws {
    var tiles: [SmallCache.Place: Data] = [:]
    for row in 0..<40 { for column in 0..<25 { tiles[.init(2, row, column)] = Data("<html>".utf8) } }
    let cache = try SmallCache(tiles)
    let found = try await Verification(cache.path, selecting: ["IMG"])
    #expect(found.found.count == 101)
    #expect(found.found.contains { $0.message == "900 more findings of this rule, not listed" })
  }
}
