import CacheConversion
import CacheOpening
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileStores

@Suite("The extent of a cache that states none")
struct TileExtentTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("It is that of the tiles of the finest level, with a notice, in both forms and in packages")
  func computed() async throws {
    let tile = try SmallCache.tile("tile.jpg")
    let cache = try SmallCache([.init(0, 0, 0): tile, .init(2, 1, 2): tile, .init(2, 2, 3): tile])
    try FileManager.default.removeItem(at: cache.file("conf.cdi"))
    for (name, store) in [
      ("a.tpkx", PackageStore() as any TileStore), ("ready", CompactV2Store.readyToServe),
      ("legacy", CompactV2Store.legacy),
    ] {
      let report = try await folder.convert(cache.path, to: name, as: store)
      #expect(report.notices.map(\.description).contains { $0.contains("the tiles of level 2 is used") })
      let extent = try #require(try SchemeOpener.open(FilePath(folder.path(name))).model.fullExtent)
      // Columns 2 and 3 and rows 1 and 2 of the four at level 2: a quarter of the world from its centre to the east.
      let quarter = 39135.758482000092 * 256
      #expect(abs(extent.xMin) < 1e-3 && abs(extent.xMax - 2 * quarter) < 1e-3)
      #expect(abs(extent.yMax - quarter) < 1e-3 && abs(extent.yMin + quarter) < 1e-3)
    }
  }

  @Test("A stated extent is kept")
  func stated() async throws {
    let cache = try SmallCache(SmallCache.world)
    let report = try await folder.convert(cache.path, to: "a.tpkx")
    #expect(!report.notices.map(\.description).contains { $0.contains("states no extent") })
    #expect(try SchemeOpener.open(FilePath(folder.path("a.tpkx"))).model.fullExtent?.xMin == -20_037_508)
  }
}
