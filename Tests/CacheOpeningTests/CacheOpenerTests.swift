import CacheConversion
import CacheOpening
import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileStores

@Suite("Opening a cache")
struct CacheOpenerTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func converted(_ store: any TileStore) async throws -> FilePath {
    // The path has no extension, so only the content can show the type.
    let path = FilePath(folder.path("cache"))
    let cache = try SmallCache(SmallCache.world)
    let request = ConversionRequest(
      .cache(FilePath(cache.path)), to: path, as: .new(store, existing: .kept, leftovers: .removed))
    _ = try await CacheConverter(request).convert()
    return path
  }

  @Test("Every store is opened by its content, with its scheme and all packets", arguments: TileStoreRegistry.all)
  func content(store: any TileStore) async throws {
    let cache = try CacheOpener.open(try await converted(store))
    #expect(cache.packets.map(\.level) == [0, 1, 2])
    #expect(try cache.packets.map { try $0.open().index().tiles.count } == [1, 4, 16])
    #expect(try cache.tileCounts() == [0: 1, 1: 4, 2: 16])
    #expect(cache.scheme.model.scheme?.tileWidth == 256)
    #expect(
      cache.missingTiles == nil
        && cache.problems.allSatisfy { if case .missingLevels = $0.kind { true } else { false } })
    #expect((cache.archive != nil) == (store.name == "tpkx"))
    #expect(cache.scheme.documents.isEmpty == (store.documents == .ownEntries))
  }

  @Test("A Compact V1 cache and its scheme file open the same tiles")
  func schemeFile() throws {
    let cache = try SmallCache(SmallCache.world, storage: .compactV1)
    for path in [cache.path, cache.file("conf.xml").path] {
      #expect(try CacheOpener.open(FilePath(path)).packets.count == 3)
    }
  }

  @Test("Documents with errors cause an error with their findings, because the places of the tiles are unknown")
  func errors() throws {
    let cache = try SmallCache(SmallCache.world)
    try cache.change(cache.file("conf.xml")) { $0 = $0.prefix(300) }
    do throws(OpeningError) {
      _ = try CacheOpener.open(FilePath(cache.path))
      Issue.record("it was opened")
    } catch {
      guard case .hasErrors(let findings) = error else { throw error }
      #expect(findings.contains { $0.file.hasSuffix("conf.xml") })
    }
  }

  @Test("A path without a file causes the system's error")
  func missing() throws {
    do throws(OpeningError) {
      _ = try CacheOpener.open("/nowhere")
      Issue.record("it was opened")
    } catch {
      guard case .access(let access) = error else { throw error }
      #expect(access.reason == .system(.noSuchFileOrDirectory))
    }
  }
}
