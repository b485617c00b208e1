import Foundation
import TestSupport
import Testing

@Suite("convert, interrupted")
struct ConvertInterruptedTests {
  private let folder: TemporaryDirectory
  private let cache: SmallCache

  /// Forty bundles of some size, so that a run can be killed within.
  init() throws {
    folder = try TemporaryDirectory()
    let tile = try SmallCache.tile("tile.jpg")
    var tiles: [SmallCache.Place: Data] = [:]
    for bundle in 0..<40 {
      for tileNumber in 0..<60 { tiles[.init(13, bundle * 128, tileNumber)] = tile }
    }
    cache = try SmallCache(tiles, finestLevel: 13)
  }

  @Test(
    "A kill at any moment leaves nothing under the result's name, and --resume makes the same bytes",
    arguments: everyTarget
  )
  func killed(target: (form: String, name: String)) throws {
    let arguments = ["convert", cache.path, "--to", target.form, "--quiet"]
    #expect(try CommandRun.tilescheme(arguments + [folder.path("whole-\(target.name)")]).status == 0)
    let whole = try contents(folder.path("whole-\(target.name)"))
    var generator = SeededGenerator(seed: 5)
    var killed = 0
    for round in 0..<12 {
      let out = folder.path("\(round)-\(target.name)")
      let process = try CommandRun.start(arguments + [out])
      usleep(UInt32.random(in: 5000...120_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if FileManager.default.fileExists(atPath: out) {
        #expect(try contents(out) == whole)
        continue
      }
      killed += 1
      let run = try CommandRun.tilescheme(arguments + [out, "--resume"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(try contents(out) == whole)
    }
    #expect(killed > 0, "every run ended before it was killed")
    #expect(folder.names.allSatisfy { !$0.hasPrefix(".") }, "\(folder.names)")
  }

  @Test(
    "A full disk is told, leaves nothing under the result's name, and the run can be continued elsewhere",
    .enabled(if: SmallDisk.isAvailable), arguments: everyTarget)
  func fullDisk(target: (form: String, name: String)) throws {
    let disk = try SmallDisk(options: "size=2m")
    let out = "\(disk.path)/\(target.name)"
    let run = try CommandRun.tilescheme("convert", cache.path, out, "--to", target.form)
    #expect(run.status == 3)
    #expect(run.errors.contains("no space is left"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test("A kill while tiles are added leaves every bundle the old one or the new one")
  func killedMerging() throws {
    var generator = SeededGenerator(seed: 6)
    let target = folder.path("target")
    #expect(try CommandRun.tilescheme("convert", cache.path, target, "--to", "legacy", "--quiet").status == 0)
    let before = try tiles(target)
    for _ in 0..<12 {
      let process = try CommandRun.start(["convert", cache.path, target, "--into", "--quiet"])
      usleep(UInt32.random(in: 5000...120_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try tiles(target) == before)
    }
  }

  @Test("A source that is cut off while it is read is an error, and nothing has the result's name")
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
