import CacheConversion
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileStores
import TilingSchemes

@Suite("Converting a cache: a request in, a report out")
struct CacheConverterTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func request(
    _ cache: SmallCache, to name: String = "out", as store: any TileStore = PackageStore()
  ) -> ConversionRequest {
    ConversionRequest(
      .cache(FilePath(cache.path)), to: FilePath(folder.path(name)),
      as: .new(store, existing: .kept, leftovers: .removed))
  }

  private func failure(of request: ConversionRequest) async -> ConversionError? {
    do throws(ConversionError) {
      _ = try await CacheConverter(request).convert()
      return nil
    } catch {
      return error
    }
  }

  @Test("A conversion reports what it wrote, and its progress")
  func written() async throws {
    let events = EventLog()
    let cache = try SmallCache(SmallCache.world)
    let report = try await CacheConverter(request(cache), progress: events.add).convert()
    guard case .written(let paths) = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(paths == [FilePath(folder.path("out"))])
    #expect(folder.names == ["out"])
    let size = try SmallCache.tile("tile.jpg").count
    #expect(report.census?.tiles == 21 && report.census?.bytes == 21 * size && report.census?.damagedCount == 0)
    var carried = 0
    for event in events.all {
      switch event {
      case .begins(let tiles, let bytes): #expect(tiles == 21 && bytes == 21 * size)
      case .carried(let tiles, _): carried += tiles
      case .opened, .beginsAnew, .warning: break
      }
    }
    #expect(carried == 21)
  }

  @Test("A plan reports what would be copied, and writes nothing")
  func planned() async throws {
    let cache = try SmallCache(SmallCache.world)
    var request = request(cache)
    request.action = .plan
    request.levels = [1, 2]
    let report = try await CacheConverter(request).convert()
    guard case .planned(let summary?) = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(summary.tiles == 20 && summary.packets == 2 && summary.levels == 1...2)
    #expect(folder.names.isEmpty && report.census == nil)
  }

  @Test("If losses are refused, they are listed and nothing is written")
  func refused() async throws {
    let cache = try SmallCache(SmallCache.world)
    var request = request(cache, as: MBTilesStore())
    request.losses = .refused
    let report = try await CacheConverter(request).convert()
    guard case .refused = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(!report.lost.isEmpty && folder.names.isEmpty)
  }

  @Test("Damaged tiles are copied and listed")
  func damaged() async throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 1, 3)] = try SmallCache.tile("tile.jpg").prefix(500)
    let cache = try SmallCache(tiles)
    let report = try await CacheConverter(request(cache)).convert()
    #expect(report.census?.damaged.map(\.tile) == [TileCoordinate(row: 1, column: 3)])
    #expect(report.census?.tiles == 21)
  }

  @Test("Tiles are added to an existing cache")
  func added() async throws {
    let whole = try SmallCache.world
    let target = try SmallCache(whole.filter { $0.key.level < 2 })
    let source = try SmallCache(whole)
    var request = ConversionRequest(.cache(FilePath(source.path)), to: FilePath(target.path), as: .added)
    request.levels = [2]
    let report = try await CacheConverter(request).convert()
    #expect(report.census?.tiles == 16)
    #expect(try Data(contentsOf: target.bundle(2)).count > 131_136)
  }

  @Test("Each cause of failure has its own error")
  func errors() async throws {
    let cache = try SmallCache(SmallCache.world)
    var none = request(cache)
    none.levels = [9]
    guard case .nothingSelected? = await failure(of: none) else {
      Issue.record("a level without tiles")
      return
    }
    var itself = request(cache, as: CompactV2Store.legacy)
    itself.destination = FilePath(cache.path)
    guard case .isInput? = await failure(of: itself) else {
      Issue.record("the input itself")
      return
    }
    try Data().write(to: folder.url.appending(path: "out"))
    guard case .destination(let error)? = await failure(of: request(cache)) else {
      Issue.record("a file that exists")
      return
    }
    #expect(error.reason == .exists)
    var missing = request(cache)
    missing.input = .cache("/nowhere")
    guard case .opening(.access(let access))? = await failure(of: missing) else {
      Issue.record("a path without a file")
      return
    }
    #expect(access.reason == .system(.noSuchFileOrDirectory))
  }

  @Test("If no tiles are found, there is no result", arguments: ["tpkx", "ready-to-serve", "legacy", "exploded"])
  func noTiles(store: String) async throws {
    let cache = try SmallCache([:])
    let store = try #require(TileStoreRegistry.named(store))
    guard case .noTiles(_, let missing)? = await failure(of: request(cache, as: store)) else {
      Issue.record("a cache without a folder of tiles")
      return
    }
    #expect(missing.searched == cache.file("_alllayers").path && !missing.isFolderPresent)
    #expect(missing.neighbours == ["conf.cdi", "conf.xml"] && missing.candidates == [])
    #expect(folder.names.isEmpty)
  }
}
