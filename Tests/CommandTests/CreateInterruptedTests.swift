import Foundation
import TestSupport
import Testing

@Suite("create, interrupted")
struct CreateInterruptedTests {
  private let folder: TemporaryDirectory
  private let arguments: [String]
  private static let files = ["iteminfo.json", "root.json", "thumbnail.png", "tile"]

  init() throws {
    folder = try TemporaryDirectory()
    arguments = [
      "create", sample("service/mapserver-dynamic.json"), "--name", "Bay", "--predefined", "arcgis-online",
      "--ready-to-serve", "--quiet",
    ]
  }

  private func cache(_ directory: String) -> String { "\(directory)/Bay/Lantern Bay parcels" }

  /// What is under the cache's name: `nil` where there is nothing.
  private func content(_ cache: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: cache))?.sorted()
  }

  @Test("A kill at any moment leaves no cache or a whole one")
  func killed() throws {
    var generator = SeededGenerator(seed: 11)
    var outcomes: [Bool: Int] = [:]
    for round in 0..<60 {
      let directory = folder.path("caches\(round)")
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      let process = try CommandRun.start(arguments + [directory])
      usleep(UInt32.random(in: 0...40_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let names = content(cache(directory))
      outcomes[names != nil, default: 0] += 1
      if let names {
        #expect(names == Self.files)
        #expect(try CommandRun.tilescheme("show", cache(directory)).status == 0)
        #expect(content(cache(directory) + "/tile")?.count == 24)
      }
      // What the kill left can be taken away, and the next run makes the cache.
      if round % 10 == 0, names == nil {
        #expect(try CommandRun.tilescheme(arguments + [directory]).status == 0)
        #expect(content(cache(directory)) == Self.files)
      }
    }
    #expect(outcomes[false] != nil, "every run ended before it was killed")
  }

  @Test("A kill while a cache is replaced leaves the old one or the new one")
  func killedWhileReplacing() throws {
    var generator = SeededGenerator(seed: 12)
    let directory = folder.path("caches")
    #expect(try CommandRun.tilescheme(arguments + [directory]).status == 0)
    for round in 0..<30 {
      let levels = round % 2 == 0 ? "0-5" : "0-23"
      let process = try CommandRun.start(arguments + [directory, "--overwrite", "--levels", levels])
      usleep(UInt32.random(in: 0...40_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(content(cache(directory)) == Self.files)
      #expect(try CommandRun.tilescheme("show", cache(directory)).status == 0)
      let levelCount = try #require(content(cache(directory) + "/tile")?.count)
      #expect([6, 24].contains(levelCount))
    }
  }

  @Test(
    "A full disk is an error, and leaves nothing", .enabled(if: SmallDisk.isAvailable),
    arguments: ["size=4k", "size=8k", "size=1m,nr_inodes=6", "size=1m,nr_inodes=20"])
  func fullDisk(options: String) throws {
    let disk = try SmallDisk(options: options)
    let run = try CommandRun.tilescheme(arguments + [disk.path])
    #expect(run.status == 3)
    #expect(run.errors.contains("no space is left on the disk"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
  }

  @Test("A full disk leaves the cache that was to be replaced", .enabled(if: SmallDisk.isAvailable))
  func fullDiskWhileReplacing() throws {
    let disk = try SmallDisk(options: "size=20k")
    #expect(try CommandRun.tilescheme(arguments + [disk.path]).status == 0)
    let before = try Data(contentsOf: URL(filePath: cache(disk.path) + "/root.json"))
    let run = try CommandRun.tilescheme(arguments + [disk.path, "--overwrite", "--levels", "0-5"])
    #expect(run.status == 3)
    #expect(run.errors.contains("no space is left on the disk"))
    #expect(try Data(contentsOf: URL(filePath: cache(disk.path) + "/root.json")) == before)
    #expect(content(disk.path) == ["Bay"])
  }
}
