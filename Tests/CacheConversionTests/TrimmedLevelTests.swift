import CacheConversion
import CacheOpening
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileStores
import TilingSchemes

@Suite("Levels without tiles are left out on request")
struct TrimmedLevelTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A cache whose scheme has levels 0 to 6 and whose tiles are at levels 1 and 2.
  private func cache() throws -> SmallCache {
    let tiles = try SmallCache.world.filter { $0.key.level > 0 }
    return try SmallCache(tiles, finestLevel: 6)
  }

  private func convert(
    _ cache: SmallCache, as store: any TileStore, to name: String, _ levels: ConversionRequest.SchemeLevels,
    _ change: (inout ConversionRequest) -> Void = { _ in }
  ) async throws -> (report: ConversionReport, model: CacheDescription) {
    let path = FilePath(folder.path(name))
    var request = ConversionRequest(
      .cache(FilePath(cache.path)), to: path, as: .new(store, existing: .kept, leftovers: .removed))
    request.schemeLevels = levels
    change(&request)
    let report = try await CacheConverter(request).convert()
    return (report, try SchemeOpener.open(path).model)
  }

  @Test(
    "Only levels with tiles are in the scheme, with their numbers and resolutions",
    arguments: ["legacy", "ready-to-serve", "tpkx", "exploded"])
  func trimmed(store: String) async throws {
    let cache = try cache()
    let source = try SchemeOpener.open(FilePath(cache.path)).model
    let store = try #require(TileStoreRegistry.named(store))
    let result = try await convert(cache, as: store, to: "out", .withTiles)
    #expect(result.model.scheme?.levels == source.scheme?.levels.filter { (1...2).contains($0.number) })
    #expect(result.report.census?.tiles == 20)
    let notices = result.report.notices.map { $0.text { $0.rawValue } }
    #expect(notices.contains("5 levels without tiles left out of the scheme: 0, 3, 4, 5, 6"))
  }

  @Test("Without the request the levels stay")
  func kept() async throws {
    let result = try await convert(try cache(), as: PackageStore(), to: "out.tpkx", .all)
    #expect(result.model.scheme?.levels.map(\.number) == Array(0...6))
  }

  @Test("Levels that are not selected have no tiles in the result, so they are left out too")
  func selected() async throws {
    let result = try await convert(try cache(), as: PackageStore(), to: "out.tpkx", .withTiles) { $0.levels = [2] }
    #expect(result.model.scheme?.levels.map(\.number) == [2])
    #expect(result.model.minLOD == 2 && result.model.maxLOD == 2)
  }

  @Test("Renumbered levels are left out by their new numbers")
  func renumbered() async throws {
    let result = try await convert(try cache(), as: PackageStore(), to: "out.tpkx", .withTiles) {
      $0.numbering = .arcGISOnline
    }
    #expect(result.model.scheme?.levels.map(\.number) == [1, 2])
  }

  @Test("If every level has tiles, nothing is left out and nothing is said")
  func nothing() async throws {
    let result = try await convert(try SmallCache(SmallCache.world), as: PackageStore(), to: "out.tpkx", .withTiles)
    #expect(result.model.scheme?.levels.count == 3)
    #expect(!result.report.notices.contains { $0.text { $0.rawValue }.contains("left out") })
  }
}
