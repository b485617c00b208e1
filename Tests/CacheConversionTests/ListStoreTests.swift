import CacheConversion
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileStores

/// A store of another program takes part in everything that a conversion does.
@Suite("A store of another program")
struct ListStoreTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func convert(
    _ input: String, to output: String, as store: any TileStore, reading: ListStore = ListStore(),
    _ leftovers: SinkDestination.Leftovers = .removed,
    _ progress: @escaping @Sendable (ConversionEvent) -> Void = { _ in }
  ) async throws(ConversionError) -> ConversionReport {
    var request = ConversionRequest(
      .cache(FilePath(input)), to: FilePath(folder.path(output)),
      as: .new(store, existing: .kept, leftovers: leftovers))
    request.stores = TileStoreRegistry.all + [reading]
    return try await CacheConverter(request, progress: progress).convert()
  }

  private func tiles(_ list: String) throws -> [SmallCache.Place: Data] {
    let tiles = ListStore.tiles(try Data(contentsOf: folder.url.appending(path: list)))
    return Dictionary(
      uniqueKeysWithValues: tiles.map { (SmallCache.Place($0.level, $0.place.row, $0.place.column), $0.bytes) })
  }

  @Test("It is written with its losses, and converted to every other store and back")
  func everyStore() async throws {
    let cache = try SmallCache(SmallCache.world)
    let report = try await convert(cache.path, to: "a.tiles", as: ListStore())
    #expect(report.lost.contains("everything but the tiles"))
    #expect(report.census?.tiles == 21)
    #expect(try tiles("a.tiles") == SmallCache.world)
    for (number, store) in TileStoreRegistry.all.enumerated() {
      _ = try await convert(folder.path("a.tiles"), to: "\(number)", as: store)
      _ = try await convert(folder.path("\(number)"), to: "\(number).tiles", as: ListStore())
      #expect(try tiles("\(number).tiles") == SmallCache.world, "\(store.name)")
    }
  }

  @Test(
    "The output of an interrupted run is only continued by the same run",
    arguments: [CompactV2Store.legacy, PackageStore(), ExplodedStore(), MBTilesStore()] as [any TileStore])
  func resume(store: any TileStore) async throws {
    let cache = try SmallCache(SmallCache.world)
    _ = try await convert(cache.path, to: "a.tiles", as: ListStore())
    let input = folder.path("a.tiles")
    do throws(ConversionError) {
      _ = try await convert(input, to: "b", as: store, reading: ListStore(failingLevel: 2))
      Issue.record("the failing level was read")
    } catch {
      guard case .interrupted(_, isKept: true) = error else { throw error }
    }
    #expect(folder.names.count == 2 && !folder.names.contains("b"))
    let events = EventLog()
    let report = try await convert(input, to: "b", as: store, .continued, events.add)
    #expect(!events.beganAnew)
    #expect(report.census?.tiles == 21)
    _ = try await convert(folder.path("b"), to: "b.tiles", as: ListStore())
    #expect(try tiles("b.tiles") == SmallCache.world)
    let again = EventLog()
    _ = try await convert(input, to: "c", as: store, .continued, again.add)
    #expect(again.beganAnew)
  }

  @Test("A list without tiles is refused")
  func empty() async throws {
    try Data(ListStore.magic).write(to: folder.url.appending(path: "a.tiles"))
    do throws(ConversionError) {
      _ = try await convert(folder.path("a.tiles"), to: "b", as: CompactV2Store.legacy)
      Issue.record("it was converted")
    } catch {
      guard case .opening(.store(.content(_, .noTiles))) = error else { throw error }
    }
    #expect(folder.names == ["a.tiles"])
  }
}
