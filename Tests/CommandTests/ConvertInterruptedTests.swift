import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("convert, interrupted", .tags(.slow))
struct ConvertInterruptedTests {
  private let folder: TemporaryDirectory
  private let cache: SmallCache
  private static let bundleCount = 8

  init() throws {
    folder = try TemporaryDirectory()
    cache = try SmallCache(try Self.everyBundle(of: SmallCache.tile("tile.jpg")), finestLevel: 13)
  }

  /// Sixty tiles in each bundle.
  private static func everyBundle(of tile: Data) -> [SmallCache.Place: Data] {
    var tiles: [SmallCache.Place: Data] = [:]
    for bundle in 0..<bundleCount {
      for number in 0..<60 { tiles[.init(13, bundle * 128, number)] = tile }
    }
    return tiles
  }

  /// All stores, and folders of tiles with two directions of the rows.
  private static let targets =
    Conversion.everyTarget + [("xyz", "xyz-tiles"), ("tms", "tms-tiles"), ("web", "out-web")]

  private static func options(_ form: String) -> [String] {
    ["xyz", "tms"].contains(form) ? ["--to", "folders", "--layout", form] : ["--to", form]
  }

  @Test(
    "After a kill at any moment the result does not exist, and --resume gives the same bytes",
    .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"),
    arguments: targets)
  func killed(target: Conversion.Target) throws {
    let library = try #require(FailingReads.shared)
    let arguments = ["convert", cache.path, "--quiet"] + Self.options(target.form)
    let changes = try library.changes { environment in
      try CommandRun.tilescheme(arguments + [folder.path("whole-\(target.name)")], environment: environment)
    }
    let whole = try contents(folder.path("whole-\(target.name)"))
    for point in killPoints(of: changes, usually: 4, long: 60) {
      let out = folder.path("\(point)-\(target.name)")
      let killed = try CommandRun.tilescheme(arguments + [out], environment: library.killing(after: point))
      try #require(killed.status == SIGKILL, "it made less than \(point) of \(changes) changes")
      // After the last rename only files without a name remain to be removed.
      if FileManager.default.fileExists(atPath: out) {
        #expect(try contents(out) == whole, "killed after \(point) of \(changes) changes")
        continue
      }
      let run = try CommandRun.tilescheme(arguments + [out, "--resume"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(try contents(out) == whole, "killed after \(point) of \(changes) changes")
    }
    #expect(folder.names.allSatisfy { !$0.hasPrefix(".") }, "\(folder.names)")
  }

  @Test(
    "A full disk is reported, the result does not exist, and the run can be continued elsewhere",
    .enabled(if: SmallDisk.isAvailable, "tmpfs cannot be mounted"), arguments: targets)
  func fullDisk(target: Conversion.Target) throws {
    // Each tile differs, because PMTiles stores equal tiles once.
    var number = 0
    let tiles = try Self.everyBundle(of: SmallCache.tile("tile.jpg")).mapValues { tile in
      number += 1
      return tile + Data("\(number)".utf8)
    }
    let cache = try SmallCache(tiles, finestLevel: 13)
    let disk = try SmallDisk(options: "size=256k")
    let out = "\(disk.path)/\(target.name)"
    let run = try CommandRun.tilescheme(["convert", cache.path, out] + Self.options(target.form))
    #expect(run.status == 3)
    #expect(run.errors.contains("no space is left"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test(
    "After a kill while tiles are added, every bundle is the old one or the new one",
    .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"))
  func killedMerging() throws {
    let library = try #require(FailingReads.shared)
    // The bytes differ from those to be added; one half of each bundle is replaced, the other half stays.
    let old = try SmallCache(try Self.everyBundle(of: SmallCache.tile("tile.jpg") + Data([0])), finestLevel: 13)
    let new = try SmallCache(
      try Self.everyBundle(of: SmallCache.tile("tile.jpg")).filter { $0.key.column % 2 == 0 }, finestLevel: 13)
    let before = try Python.tiles(of: old.path)
    let after = try before.merging(Python.tiles(of: new.path)) { $1 }
    let arguments = ["convert", new.path, "--into", "--quiet"]
    func copy(_ name: String) throws -> String {
      try FileManager.default.copyItem(atPath: old.path, toPath: folder.path(name))
      return folder.path(name)
    }
    let changes = try library.changes { environment in
      try CommandRun.tilescheme(arguments + [copy("whole")], environment: environment)
    }
    #expect(try Python.tiles(of: folder.path("whole")) == after)
    var numbersOfNew: Set<Int> = []
    for point in killPoints(of: changes, usually: 6, long: 60) {
      let target = try copy("\(point)")
      let killed = try CommandRun.tilescheme(arguments + [target], environment: library.killing(after: point))
      try #require(killed.status == SIGKILL, "it made less than \(point) of \(changes) changes")
      let found = try Python.tiles(of: target)
      #expect(found.keys == before.keys)
      var newBundles = 0
      for row in 0..<Self.bundleCount {
        let prefix = "13/\(row * 128)/"
        let own = found.filter { $0.key.hasPrefix(prefix) }
        let isNew = own == after.filter { $0.key.hasPrefix(prefix) }
        #expect(isNew || own == before.filter { $0.key.hasPrefix(prefix) }, "killed after \(point): row \(row)")
        newBundles += isNew ? 1 : 0
      }
      numbersOfNew.insert(newBundles)
      #expect(try CommandRun.tilescheme(arguments + [target]).status == 0)
      #expect(try Python.tiles(of: target) == after)
    }
    #expect(numbersOfNew.count > 1, "no kill fell between two bundles")
  }

  @Test("A source that is truncated while it is read is an error, and the result does not exist")
  func cutOff() throws {
    let bundle = cache.file("_alllayers/L13/R0080C0000.bundle")
    let handle = try FileHandle(forUpdating: bundle)
    try handle.truncate(atOffset: 5000)
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"), "--strict")
    #expect(run.status == 1)
    #expect(run.errors.contains("R0080C0000.bundle"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }
}
