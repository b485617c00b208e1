import Diagnostics
import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@Suite("Changing the scales of a cache")
struct CacheScalesTests {
  /// The scales of levels 0, 1 and 2 of `SmallCache`.
  private static let scales = [591_657_527.591555, 295_828_763.795777, 147_914_381.897889]

  @discardableResult private func run(
    _ path: String, add: [Double] = [], remove: [Double] = [], _ prepare: (inout ScalesRequest) -> Void = { _ in }
  ) throws -> ScalesReport {
    var request = ScalesRequest(FilePath(path), ScaleChange(.edited(adding: add, removing: remove)))
    request.configuration = .none
    prepare(&request)
    return try request.run()
  }

  private func error(
    _ path: String, add: [Double] = [], remove: [Double] = [], _ prepare: (inout ScalesRequest) -> Void = { _ in }
  ) -> String? {
    do {
      _ = try run(path, add: add, remove: remove, prepare)
      return nil
    } catch {
      return (error as? ScalesError)?.message.words
    }
  }

  private func names(_ cache: SmallCache, _ path: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: cache.file(path).path).sorted()
  }

  /// Every file of the cache with its bytes, so that a refused change can be shown to have changed nothing.
  private func contents(_ cache: SmallCache) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: cache.path) {
      found[name] = try? Data(contentsOf: cache.file(name))
    }
    return found
  }

  @Test(
    "A new level has no folder if other levels without tiles have none, so that undoing the change leaves no folder")
  func noEmptyFolder() throws {
    let cache = try SmallCache([.init(3, 0, 0): try SmallCache.tile("tile.jpg")], finestLevel: 4)
    try #require(try names(cache, "_alllayers") == ["L03"])
    try run(cache.path, remove: [Self.scales[0]])
    #expect(try names(cache, "_alllayers") == ["L02"])
    try run(cache.path, add: [Self.scales[0]])
    #expect(try names(cache, "_alllayers") == ["L03"])
  }

  @Test("A new coarsest level moves all tiles by one level", arguments: SmallCache.Storage.allCases)
  func moved(storage: SmallCache.Storage) throws {
    let cache = try SmallCache(SmallCache.world, storage: storage)
    let before = try contents(cache)
    let report = try run(cache.path, add: [1_200_000_000])
    let after = try contents(cache)
    for (path, bytes) in before where path.contains("/L0") {
      let level = try #require(path.firstMatch(of: /L(\d\d)/).flatMap { Int($0.1) })
      #expect(after[path.replacing(String(format: "L%02d", level), with: String(format: "L%02d", level + 1))] == bytes)
    }
    #expect(report.moves.map { $0.from.lastComponent?.string } == ["L00", "L01", "L02"])
    #expect(report.moves.map { $0.to.lastComponent?.string } == ["L01", "L02", "L03"])
    #expect(try names(cache, "_alllayers/L00").isEmpty)
    #expect(after["conf.cdi"] == before["conf.cdi"])
    #expect(try names(cache) == ["_alllayers", "conf.cdi", "conf.xml"])
  }

  @Test("The tiles of a changed cache can be read at their new level")
  func readable() throws {
    let cache = try SmallCache(SmallCache.world)
    _ = try run(cache.path, add: [1_200_000_000, 400_000_000])
    let opened = try CacheOpener.open(FilePath(cache.path))
    #expect(opened.problems.isEmpty)
    // The old levels 0, 1 and 2 have 1, 4 and 16 tiles; 1:400,000,000 is between the first two.
    #expect(try opened.tileCounts() == [1: 1, 3: 4, 4: 16])
    let tile = try opened.bytes(of: TileCoordinate(row: 3, column: 2), level: 4)
    #expect(try tile.map { Data($0) } == SmallCache.tile("tile.jpg"))
  }

  @Test("No tile is copied: the files are the same ones under new names")
  func sameFiles() throws {
    let cache = try SmallCache(SmallCache.world)
    func inode(_ path: String) throws -> Int {
      try #require(try FileManager.default.attributesOfItem(atPath: cache.file(path).path)[.systemFileNumber] as? Int)
    }
    let before = try inode("_alllayers/L02/R0000C0000.bundle")
    _ = try run(cache.path, add: [1_200_000_000])
    #expect(try inode("_alllayers/L03/R0000C0000.bundle") == before)
  }

  @Test("A level with tiles is removed only if its tiles may be deleted")
  func removed() throws {
    let cache = try SmallCache(SmallCache.world)
    let before = try contents(cache)
    let message = error(cache.path, remove: [Self.scales[1]])
    #expect(message?.contains("(level 1, 4 tiles)") == true)
    #expect(message?.contains("--delete-tiles") == true)
    #expect(try contents(cache) == before)
    let report = try run(cache.path, remove: [Self.scales[1]]) { $0.deletesTiles = true }
    #expect(report.removed.map(\.tiles) == [4])
    #expect(try names(cache, "_alllayers") == ["L00", "L01"])
    #expect(try contents(cache)["_alllayers/L01/R0000C0000.bundle"] == before["_alllayers/L02/R0000C0000.bundle"])
  }

  @Test("A level without tiles is removed without consent")
  func removedEmpty() throws {
    let cache = try SmallCache(SmallCache.world, finestLevel: 3)
    try FileManager.default.createDirectory(at: cache.file("_alllayers/L03"), withIntermediateDirectories: true)
    let report = try run(cache.path, remove: [591_657_527.591555 / 8])
    #expect(report.removed.map(\.tiles) == [0])
    #expect(try names(cache, "_alllayers") == ["L00", "L01", "L02"])
  }

  @Test("A bundle that cannot be read is deleted only with consent as well")
  func removedDamaged() throws {
    let cache = try SmallCache(SmallCache.world)
    try Data("x".utf8).write(to: cache.bundle(1))
    #expect(error(cache.path, remove: [Self.scales[1]])?.contains("--delete-tiles") == true)
  }

  @Test("The number of the first level can be chosen, and the tiles move with it")
  func renumbered() throws {
    let cache = try SmallCache(SmallCache.world)
    _ = try run(cache.path) { $0.change.firstNumber = 9 }
    #expect(try names(cache, "_alllayers") == ["L09", "L10", "L11"])
    #expect(try CacheOpener.open(FilePath(cache.path)).tileCounts() == [9: 1, 10: 4, 11: 16])
  }

  @Test("Other files of the cache, links and odd names stay as they are")
  func strangers() throws {
    let cache = try SmallCache(SmallCache.world)
    try Data("keep".utf8).write(to: cache.file("notes.txt"))
    try Data("png".utf8).write(to: cache.file("_alllayers/missing.png"))
    try FileManager.default.createDirectory(at: cache.file("archive"), withIntermediateDirectories: true)
    try Data("old".utf8).write(to: cache.file("archive/conf.bak"))
    try FileManager.default.createSymbolicLink(
      atPath: cache.file("link").path, withDestinationPath: "archive/conf.bak")
    _ = try run(cache.path, add: [1_200_000_000])
    let after = try contents(cache)
    #expect(after["notes.txt"] == Data("keep".utf8))
    #expect(after["_alllayers/missing.png"] == Data("png".utf8))
    #expect(after["archive/conf.bak"] == Data("old".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: cache.file("link").path) == "archive/conf.bak")
  }

  @Test("Permissions stay, so that a server can still write to the cache")
  func permissions() throws {
    let cache = try SmallCache(SmallCache.world)
    func mode(_ path: String) throws -> Int {
      try #require(try FileManager.default.attributesOfItem(atPath: cache.file(path).path)[.posixPermissions] as? Int)
    }
    for (path, mode) in [("", 0o2775), ("_alllayers", 0o2770), ("_alllayers/L01", 0o775), ("conf.xml", 0o640)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: cache.file(path).path)
    }
    _ = try run(cache.path, add: [1_200_000_000])
    #expect(try mode("") == 0o2775)
    #expect(try mode("_alllayers") == 0o2770)
    #expect(try mode("_alllayers/L02") == 0o775)
    #expect(try mode("_alllayers/L00") == 0o2770)
    #expect(try mode("conf.xml") == 0o640)
  }

  @Test("A dry run reports the moves, and changes nothing")
  func dryRun() throws {
    let cache = try SmallCache(SmallCache.world)
    let before = try contents(cache)
    let report = try run(cache.path, add: [1_200_000_000]) { $0.isDryRun = true }
    #expect(report.moves.count == 3)
    #expect(report.written == nil)
    #expect(try contents(cache) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder.url.path) == ["cache"])
  }

  @Test("A folder of an unknown level is refused if a new level would get its tiles")
  func unknownLevel() throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.copyItem(at: cache.file("_alllayers/L02"), to: cache.file("_alllayers/L03"))
    let before = try contents(cache)
    #expect(error(cache.path, add: [50_000_000])?.contains("would become tiles of 1:50000000") == true)
    #expect(try contents(cache) == before)
    // Without files in it, nothing can be mistaken.
    try FileManager.default.removeItem(at: cache.file("_alllayers/L03/R0000C0000.bundle"))
    _ = try run(cache.path, add: [50_000_000])
    #expect(try names(cache, "_alllayers/L03").isEmpty)
  }

  @Test("Two folders of one level are refused")
  func sameLevel() throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.copyItem(at: cache.file("_alllayers/L02"), to: cache.file("_alllayers/L2"))
    #expect(error(cache.path, add: [50_000_000])?.contains("folders of the same level") == true)
  }

  @Test("A folder of tiles that is a symbolic link is refused")
  func linkedTiles() throws {
    let cache = try SmallCache(SmallCache.world)
    let elsewhere = cache.folder.url.appending(path: "elsewhere")
    try FileManager.default.moveItem(at: cache.file("_alllayers"), to: elsewhere)
    try FileManager.default.createSymbolicLink(at: cache.file("_alllayers"), withDestinationURL: elsewhere)
    #expect(error(cache.path, add: [50_000_000])?.contains("is a symbolic link") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path).count == 3)
  }

  @Test("A cache that is reached through a symbolic link stays where it is")
  func linkedCache() throws {
    let cache = try SmallCache(SmallCache.world)
    let link = cache.folder.url.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: cache.url)
    _ = try run(link.path, add: [1_200_000_000])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == cache.path)
    #expect(try names(cache, "_alllayers") == ["L00", "L01", "L02", "L03"])
  }

  @Test("The scheme file of a cache stands for the cache", arguments: ["conf.xml"])
  func byFile(name: String) throws {
    let cache = try SmallCache(SmallCache.world)
    _ = try run(cache.file(name).path, add: [1_200_000_000])
    #expect(try names(cache, "_alllayers") == ["L00", "L01", "L02", "L03"])
  }

  @Test("A ready-to-serve cache moves its tiles too")
  func readyToServe() throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.removeItem(at: cache.file("conf.xml"))
    try FileManager.default.removeItem(at: cache.file("conf.cdi"))
    try FileManager.default.moveItem(at: cache.file("_alllayers"), to: cache.file("tile"))
    for name in ["root.json", "iteminfo.json"] {
      try FileManager.default.copyItem(at: TestFiles.sample("web-mercator-ready/\(name)"), to: cache.file(name))
    }
    _ = try run(cache.path, remove: [591_657_527.591555]) { $0.deletesTiles = true }
    #expect(try names(cache, "tile") == ["L00", "L01"])
    #expect(try CacheOpener.open(FilePath(cache.path)).tileCounts() == [0: 4, 1: 16])
  }

  @Test("A cache with the schemes of both forms is refused")
  func twoForms() throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.copyItem(at: TestFiles.sample("web-mercator-ready/root.json"), to: cache.file("root.json"))
    #expect(error(cache.file("conf.xml").path, add: [50_000_000])?.contains("both conf.xml and root.json") == true)
    // The directory itself, and the directory above it.
    #expect(error(cache.path, add: [50_000_000])?.contains("both conf.xml and root.json") == true)
    #expect(error(cache.folder.url.path, add: [50_000_000])?.contains("both conf.xml and root.json") == true)
  }

  @Test("A cache outside the registered directories is refused", arguments: [true, false])
  func registered(isInside: Bool) throws {
    let cache = try SmallCache(SmallCache.world)
    let file = cache.folder.url.appending(path: ".tilescheme.json")
    try Data("{\"cacheDirectories\": [\"\(isInside ? "." : "other")\"]}".utf8).write(to: file)
    let message = error(cache.path, add: [1_200_000_000]) { $0.configuration = .file(FilePath(file.path)) }
    if isInside {
      #expect(message == nil)
    } else {
      #expect(message?.contains("is not in a registered cache directory") == true)
      #expect(try names(cache, "_alllayers") == ["L00", "L01", "L02"])
    }
  }

  @Test("While another run has the lock of the cache, nothing is changed")
  func locked() throws {
    let cache = try SmallCache(SmallCache.world)
    let lock = try OutputLock.take(for: FilePath(cache.path), purpose: "converting something")
    try #require(lock != nil)
    #expect(error(cache.path, add: [1_200_000_000])?.contains("converting something") == true)
    withExtendedLifetime(lock) {}
  }

  @Test("Status.gdb beside the cache is left alone, with a notice")
  func status() throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.createDirectory(
      at: cache.folder.url.appending(path: "Status.gdb"), withIntermediateDirectories: true)
    let report = try run(cache.path, add: [1_200_000_000])
    #expect(report.notices.contains { $0.words.contains("Manage Map Server Cache Status") })
  }
}
