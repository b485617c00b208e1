import CacheOpening
import Foundation
import JobSupport
import SystemPackage
import TestSupport
import Testing

@Suite("Converting a cache: the content of the result")
struct ConvertedTilesTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A cache with three formats of tiles, a missing tile and a second bundle.
  private static var mixture: [SmallCache.Place: Data] {
    get throws {
      var tiles = try SmallCache.world
      tiles[.init(2, 1, 1)] = nil
      tiles[.init(1, 0, 0)] = try SmallCache.tile("png32.png")
      tiles[.init(2, 130, 5)] = try SmallCache.tile("png32.png")
      return tiles
    }
  }

  @Test(
    "Every storage format is converted to every other and back, with the same tiles",
    arguments: SmallCache.Storage.allCases, Conversion.targets)
  func pairs(storage: SmallCache.Storage, target: Conversion.Target) async throws {
    let cache = try SmallCache(Self.mixture, storage: storage, format: "MIXED")
    let before = try Python.tiles(of: cache.path)
    #expect(before.count == 21)
    try await Conversion.run(cache.path, to: folder.path(target.name), as: target.form)
    #expect(try Python.tiles(of: folder.path(target.name)) == before)
    let verified = try await Verification(folder.path(target.name))
    #expect(!verified.hasErrors, "\(verified.found)")
    try await Conversion.run(folder.path(target.name), to: folder.path("back"), as: "legacy")
    #expect(try Python.tiles(of: folder.path("back")) == before)
  }

  @Test("An exploded cache has folders only for rows with a tile")
  func rows() async throws {
    let tile = try SmallCache.tile("tile.jpg")
    let cache = try SmallCache([.init(7, 2, 5): tile, .init(7, 90, 5): tile], finestLevel: 7)
    try await Conversion.run(cache.path, to: folder.path("a"), as: "exploded")
    let level = folder.path("a/_alllayers/L07")
    #expect(try FileManager.default.contentsOfDirectory(atPath: level).sorted() == ["R00000002", "R0000005a"])
  }

  @Test("The same input gives the same bytes with one job and with several")
  func deterministic() async throws {
    let cache = try SmallCache(Self.mixture, format: "MIXED")
    for (name, jobs) in [("a.tpkx", 1), ("b.tpkx", 8)] {
      try await Conversion.run(cache.path, to: folder.path(name)) { $0.jobs = jobs }
    }
    #expect(try folder.bytes("a.tpkx") == folder.bytes("b.tpkx"))
  }

  @Test("The result states how its tiles are stored", arguments: Conversion.targets)
  func storage(target: Conversion.Target) async throws {
    let cache = try SmallCache(SmallCache.world, storage: .compactV1)
    let out = folder.path(target.name)
    try await Conversion.run(cache.path, to: out, as: target.form)
    let storage = try #require(SchemeOpener.open(FilePath(out)).model.storage)
    #expect(
      storage.format?.name
        == (target.form == "exploded" ? "esriMapCacheStorageModeExploded" : "esriMapCacheStorageModeCompactV2"))
  }

  @Test("MIXED is declared if both JPEG and PNG tiles are found", arguments: Conversion.targets)
  func mixed(target: Conversion.Target) async throws {
    let cache = try SmallCache(Self.mixture, format: "JPEG")
    let out = folder.path(target.name)
    let report = try await Conversion.run(cache.path, to: out, as: target.form)
    #expect(report.notices.contains { $0.description.contains("MIXED") }, "\(report.notices)")
    #expect(try SchemeOpener.open(FilePath(out)).model.image?.formatName == "MIXED")
  }

  @Test("Adding tiles keeps existing tiles, and replaces those that the source has too")
  func added() async throws {
    let old = try SmallCache(SmallCache.world)
    var changed = try SmallCache.world.filter { $0.key.level == 2 && $0.key.row == 0 }
    for place in changed.keys { changed[place] = try SmallCache.tile("tile.jpg") + Data([0]) }
    let new = try SmallCache(changed)
    let before = try Python.tiles(of: old.path)
    let added = try Python.tiles(of: new.path)
    try await Conversion.add(new.path, to: old.path)
    #expect(try Python.tiles(of: old.path) == before.merging(added) { $1 })
  }

  @Test("Packages pass the tests of unzip and Python")
  func packages() async throws {
    let cache = try SmallCache(Self.mixture, format: "MIXED")
    let package = folder.path("a.tpkx")
    try await Conversion.run(cache.path, to: package)
    #expect(try CommandRun("unzip", ["-tq", package]).status == 0)
    let run = try Python.run(
      "import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.namelist())", [package])
    #expect(run.status == 0)
    #expect(
      run.text.hasPrefix("['iteminfo.json', 'root.json', 'thumbnail.png', 'tile/L00/R0000C0000.bundle'"), "\(run.text)")
  }
}
