import Foundation
import TestSupport
import Testing

@Suite("scales, interrupted", .tags(.slow))
struct ScalesInterruptedTests {
  /// The levels of a scheme and the sizes of the bundles at each level: the old cache and the new one differ in both.
  private struct State: Hashable {
    let scales: [String]
    let bundles: [String: Int]

    init(_ cache: SmallCache) throws {
      let text = try String(contentsOf: cache.file("conf.xml"), encoding: .utf8)
      scales = text.matches(of: /<Scale>([^<]*)</).map { String($0.1) }
      var bundles: [String: Int] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: cache.path) where name.hasSuffix(".bundle") {
        bundles[name] = try Data(contentsOf: cache.file(name)).count
      }
      self.bundles = bundles
    }
  }

  private static let coarsest = "591657527.591555"

  @Test(
    "A kill at any moment leaves the old cache or the new one, and the next run continues",
    .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"))
  func killed() throws {
    let library = try #require(FailingReads.shared)
    func arguments(_ cache: SmallCache) -> [String] {
      [
        "scales", cache.path, "--remove", Self.coarsest, "--add", "100000000", "--delete-tiles", "--no-config",
        "--quiet",
      ]
    }
    let whole = try SmallCache(SmallCache.world)
    let old = try State(whole)
    let changes = try library.changes { environment in
      try CommandRun.tilescheme(arguments(whole), environment: environment)
    }
    let new = try State(whole)
    try #require(old != new)
    // The first level is gone, and the tiles of the others have the number before.
    #expect(new.bundles["_alllayers/L00/R0000C0000.bundle"] == old.bundles["_alllayers/L01/R0000C0000.bundle"])
    #expect(new.bundles.count == 2)
    var found: Set<State> = []
    for point in killPoints(of: changes, usually: 16, long: .max) {
      let cache = try SmallCache(SmallCache.world)
      let killed = try CommandRun.tilescheme(arguments(cache), environment: library.killing(after: point))
      try #require(killed.status == SIGKILL, "it made less than \(point) of \(changes) changes")
      let state = try State(cache)
      #expect(state == old || state == new, "killed after \(point) of \(changes) changes")
      found.insert(state)
      let again = try CommandRun.tilescheme(arguments(cache))
      // The new cache has no such level any more.
      #expect(again.status == (state == old ? 0 : 2), "killed after \(point): \(again.errors)")
      if state == old {
        #expect(try State(cache) == new)
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder.url.path) == ["cache"])
      }
    }
    #expect(found == [old, new], "no kill fell before and none after the exchange")
  }

  @Test(
    "A full disk leaves the old cache", .enabled(if: SmallDisk.isAvailable, "tmpfs cannot be mounted"))
  func fullDisk() throws {
    let disk = try SmallDisk(options: "size=4m,nr_inodes=16")
    let cache = try SmallCache(SmallCache.world)
    let place = "\(disk.path)/cache"
    try FileManager.default.copyItem(atPath: cache.path, toPath: place)
    let before = try contents(place)
    let run = try CommandRun.tilescheme("scales", place, "--add", "1000,500,250,125,64,32,16,8,4,2", "--no-config")
    #expect(run.status == 3)
    #expect(run.errors.contains("no space is left on the disk"))
    #expect(try contents(place) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["cache"])
  }
}
