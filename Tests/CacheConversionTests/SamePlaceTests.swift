import CacheConversion
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileStores

@Suite("Two tiles for one place")
struct SamePlaceTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// Whether a cache is refused with both names in the message.
  private func expectRefusal(_ path: String, _ first: String, _ second: String) async {
    let error = await folder.failure(of: path)
    guard case .refused(_, .samePlace(let one, let other))? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(one.hasSuffix(first) && other.hasSuffix(second), "\(one) \(other)")
    #expect(!folder.names.contains("out"))
  }

  @Test("Bundles whose names differ in letter case are refused", arguments: [SmallCache.Storage.compactV1, .compactV2])
  func bundles(storage: SmallCache.Storage) async throws {
    let cache = try SmallCache(SmallCache.world, storage: storage)
    for suffix in storage == .compactV1 ? ["bundle", "bundlx"] : ["bundle"] {
      try cache.copy("_alllayers/L01/R0000C0000.\(suffix)", "_alllayers/L01/R0000c0000.\(suffix)")
    }
    await expectRefusal(cache.path, "L01/R0000C0000.bundle", "L01/R0000c0000.bundle")
  }

  @Test("Two folders for one level are refused", arguments: ["L1", "l01", "L001"])
  func levels(name: String) async throws {
    for storage in SmallCache.Storage.allCases {
      let cache = try SmallCache(SmallCache.world, storage: storage)
      try cache.copy("_alllayers/L01", "_alllayers/\(name)")
      guard case .refused(_, .samePlace)? = await folder.failure(of: cache.path) else {
        Issue.record("\(storage)")
        continue
      }
    }
  }

  @Test("A PNG and a JPEG for one place are refused")
  func formats() async throws {
    let cache = try SmallCache(SmallCache.world, storage: .exploded)
    try SmallCache.tile("png8.png").write(to: cache.file("_alllayers/L02/R00000001/C00000002.png"))
    await expectRefusal(cache.path, "R00000001/C00000002.jpg", "R00000001/C00000002.png")
  }

  @Test("A bundle and single tiles for one place are refused")
  func bundleAndTiles() async throws {
    let cache = try SmallCache(SmallCache.world)
    let other = try SmallCache(SmallCache.world, storage: .exploded)
    try FileManager.default.copyItem(
      at: other.file("_alllayers/L01/R00000000"), to: cache.file("_alllayers/L01/R00000000"))
    guard case .refused(_, .samePlace)? = await folder.failure(of: cache.path) else {
      Issue.record("both were accepted")
      return
    }
  }

  @Test("Two folders of tiles that differ in letter case are refused")
  func folders() async throws {
    let cache = try SmallCache(SmallCache.world)
    try cache.copy("_alllayers", "_AllLayers")
    await expectRefusal(cache.path, "_alllayers", "_AllLayers")
  }

  @Test("Duplicate entries of a package are refused", arguments: [".bundle", ".jpg"])
  func entries(suffix: String) async throws {
    let cache = try SmallCache(SmallCache.world, storage: suffix == ".jpg" ? .exploded : .compactV2)
    var entries = try cache.entries()
    let repeated = try #require(entries.last { $0.name.hasSuffix(suffix) })
    entries.append((repeated.name, repeated.data + Data(count: 1)))
    guard case .refused(_, .repeatedEntry(let name))? = await folder.failure(of: try folder.zip(entries, to: "a.tpk"))
    else {
      Issue.record("one of the two was chosen silently")
      return
    }
    #expect(name == repeated.name)
  }

  @Test("Levels without conflict are still converted")
  func otherLevels() async throws {
    let cache = try SmallCache(SmallCache.world)
    try cache.copy("_alllayers/L01", "_alllayers/L1")
    var request = ConversionRequest(
      .cache(FilePath(cache.path)), to: FilePath(folder.path("out")),
      as: .new(PackageStore(), existing: .kept, leftovers: .removed))
    request.levels = [2]
    #expect(try await CacheConverter(request).convert().census?.tiles == 16)
  }
}
