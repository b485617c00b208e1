import CacheConversion
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileStores

@Suite("Converting a cache whose tiles are not where they should be")
struct TilesNotFoundTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// The message of the error; empty if the cache is converted.
  private func message(_ path: String, as store: any TileStore = CompactV2Store.readyToServe) async -> String {
    let error = await folder.failure(of: path, as: store)
    guard case .noTiles? = error else { return "" }
    return error.map { "\($0)" } ?? ""
  }

  @Test("A renamed folder of tiles is an error with its path", arguments: ["Layers", "_alllayers_old", "_all layers"])
  func renamed(name: String) async throws {
    for storage in SmallCache.Storage.allCases {
      let cache = try SmallCache(SmallCache.world, storage: storage)
      try cache.move("_alllayers", name)
      for store in [CompactV2Store.readyToServe, CompactV2Store.legacy, PackageStore()] as [any TileStore] {
        let message = await message(cache.path, as: store)
        #expect(message.contains("no folder \(cache.file("_alllayers").path)"), "\(message)")
        #expect(message.contains(cache.file("\(name)/L00").path), "\(message)")
      }
    }
    #expect(folder.names.isEmpty)
  }

  @Test("Unusual names of levels, rows or bundles are an error with the first of them")
  func unusual() async throws {
    let levels = try SmallCache(SmallCache.world)
    for level in 0...2 { try levels.move("_alllayers/L0\(level)", "_alllayers/Z\(level)") }
    #expect(await message(levels.path).contains(levels.file("_alllayers/Z0").path))
    let bundles = try SmallCache(SmallCache.world.filter { $0.key.level == 0 })
    try bundles.move("_alllayers/L00/R0000C0000.bundle", "_alllayers/L00/0_0.bundle")
    #expect(await message(bundles.path).contains("0_0.bundle"))
    let tiles = try SmallCache(SmallCache.world.filter { $0.key.level == 0 }, storage: .exploded)
    try tiles.move("_alllayers/L00/R00000000", "_alllayers/L00/0")
    #expect(await message(tiles.path).contains("C00000000.jpg"))
    let webP = try SmallCache(SmallCache.world.filter { $0.key.level == 0 }, storage: .exploded)
    try webP.move("_alllayers/L00/R00000000/C00000000.jpg", "_alllayers/L00/R00000000/C00000000.webp")
    #expect(await message(webP.path).contains("C00000000.webp"))
  }

  @Test("Names with backslashes in a package are an error that says so")
  func backslashes() async throws {
    let cache = try SmallCache(SmallCache.world)
    let entries = try cache.entries().map { entry in
      entry.name.hasSuffix(".bundle")
        ? (entry.name.replacingOccurrences(of: "/", with: "\\"), entry.data) : (entry.name, entry.data)
    }
    let message = await message(try folder.zip(entries, to: "win.tpk"))
    #expect(message.contains("contain “\\” instead of “/”"), "\(message)")
  }

  @Test("If only some names of a package have backslashes, their tiles are lost and not silently left out")
  func someBackslashes() async throws {
    let cache = try SmallCache(SmallCache.world)
    let entries = try cache.entries().map { entry in
      entry.name.contains("L02") ? (entry.name.replacingOccurrences(of: "/", with: "\\"), entry.data) : entry
    }
    let report = try await folder.convert(try folder.zip(entries, to: "some.tpk"))
    #expect(report.census?.tiles == 5)
    #expect(report.lost.contains { $0.contains("L02\\R0000C0000.bundle") }, "\(report.lost)")
  }

  @Test("Files among the tiles that are not tiles are listed, except those of operating systems")
  func strays() async throws {
    let cache = try SmallCache(SmallCache.world, storage: .exploded)
    for name in ["C00000009.webp", "C0000000a.webp", ".DS_Store", "Thumbs.db"] {
      try Data("x".utf8).write(to: cache.file("_alllayers/L00/R00000000/\(name)"))
    }
    let report = try await folder.convert(cache.path)
    #expect(report.lost.filter { $0.contains("tiles") }.count == 1, "\(report.lost)")
    #expect(report.lost.contains { $0.contains("C00000009.webp and 1 more file") }, "\(report.lost)")
    guard case .refused = try await folder.convert(cache.path, to: "strict", losses: .refused).outcome else {
      Issue.record("--strict writes a result without these files")
      return
    }
  }

  @Test("The tiles of an exploded cache inside a tile package are carried")
  func explodedPackage() async throws {
    let cache = try SmallCache(SmallCache.world, storage: .exploded)
    let report = try await folder.convert(try folder.zip(try cache.entries(), to: "a.tpk"))
    let size = try SmallCache.tile("tile.jpg").count
    #expect(report.census?.tiles == 21 && report.census?.bytes == 21 * size)
    #expect(try await folder.verify() == [])
    // The way back to single files gives the same files.
    _ = try await folder.convert(folder.path("out"), to: "back", as: ExplodedStore())
    for name in try FileManager.default.subpathsOfDirectory(atPath: cache.path) where name.hasSuffix(".jpg") {
      #expect(
        try Data(contentsOf: cache.file(name)) == Data(contentsOf: folder.url.appending(path: "back/\(name)")),
        "\(name)")
    }
  }

  @Test("Names of single tiles in another letter case are read")
  func letterCase() async throws {
    let cache = try SmallCache([.init(2, 0, 3): SmallCache.tile("tile.jpg")], storage: .exploded)
    try cache.move("_alllayers/L02/R00000000", "_alllayers/L02/r00000000")
    try cache.move("_alllayers/L02/r00000000/C00000003.jpg", "_alllayers/L02/r00000000/c00000003.JPG")
    #expect(try await folder.convert(cache.path).census?.tiles == 1)
  }

  @Test(
    "A cache whose folder of tiles is empty gives an empty cache without findings",
    arguments: [["_alllayers"], ["_alllayers/L00", "_alllayers/L01", "_alllayers/L02"]])
  func empty(folders: [String]) async throws {
    let cache = try SmallCache([:])
    for name in folders {
      try FileManager.default.createDirectory(at: cache.file(name), withIntermediateDirectories: true)
    }
    for (number, store) in TileStoreRegistry.all.enumerated() where store.documents != .ownEntries {
      let report = try await folder.convert(cache.path, to: "out\(number)", as: store)
      #expect(report.census?.tiles == 0 && report.notices.contains { $0.description.contains("contains no tiles") })
      #expect(try await folder.verify("out\(number)") == [], "\(store.name)")
    }
  }
}
