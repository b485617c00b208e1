import Foundation
import TestSupport
import Testing

@Suite("create, interrupted", .tags(.slow))
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

  /// The content of the cache's directory; `nil` if it does not exist.
  private func content(_ cache: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: cache))?.sorted()
  }

  @Test(
    "A kill at any moment leaves no cache or a complete one",
    .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"))
  func killed() throws {
    let library = try #require(FailingReads.shared)
    func directory(_ name: String) throws -> String {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
      return folder.path(name)
    }
    let changes = try library.changes { environment in
      try CommandRun.tilescheme(arguments + [directory("whole")], environment: environment)
    }
    for (round, point) in killPoints(of: changes, usually: 12, long: .max).enumerated() {
      let directory = try directory("\(point)")
      let killed = try CommandRun.tilescheme(arguments + [directory], environment: library.killing(after: point))
      try #require(killed.status == SIGKILL, "it made less than \(point) of \(changes) changes")
      if let names = content(cache(directory)) {
        #expect(names == Self.files, "killed after \(point) of \(changes) changes")
        #expect(try CommandRun.tilescheme("show", cache(directory)).status == 0)
        #expect(content(cache(directory) + "/tile")?.count == 24)
      } else if round % 3 == 0 {
        // What the kill left can be removed, and the next run creates the cache.
        #expect(try CommandRun.tilescheme(arguments + [directory]).status == 0)
        #expect(content(cache(directory)) == Self.files)
      }
    }
  }

  @Test(
    "A kill while a cache is replaced leaves the old one or the new one",
    .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"))
  func killedWhileReplacing() throws {
    let library = try #require(FailingReads.shared)
    let directory = folder.path("caches")
    let replacing = arguments + [directory, "--overwrite", "--levels"]
    #expect(try CommandRun.tilescheme(arguments + [directory]).status == 0)
    // Six levels replace 24, and 24 levels replace six.
    var changes: [String: Int] = [:]
    for levels in ["0-5", "0-23"] {
      changes[levels] = try library.changes { environment in
        try CommandRun.tilescheme(replacing + [levels], environment: environment)
      }
    }
    var found: Set<Int> = []
    for (levels, count) in changes {
      for point in killPoints(of: count, usually: 6, long: .max) {
        _ = try CommandRun.tilescheme(replacing + [levels], environment: library.killing(after: point))
        #expect(content(cache(directory)) == Self.files, "killed after \(point) of \(count) changes")
        #expect(try CommandRun.tilescheme("show", cache(directory)).status == 0)
        let levelCount = try #require(content(cache(directory) + "/tile")?.count)
        #expect([6, 24].contains(levelCount))
        found.insert(levelCount)
      }
    }
    #expect(found == [6, 24], "no kill fell before and none after the exchange")
  }

  @Test(
    "A full disk is an error, and leaves nothing", .enabled(if: SmallDisk.isAvailable, "tmpfs cannot be mounted"),
    arguments: ["size=4k", "size=8k", "size=1m,nr_inodes=6", "size=1m,nr_inodes=20"])
  func fullDisk(options: String) throws {
    let disk = try SmallDisk(options: options)
    let run = try CommandRun.tilescheme(arguments + [disk.path])
    #expect(run.status == 3)
    #expect(run.errors.contains("no space is left on the disk"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
  }

  @Test(
    "A full disk leaves the cache that was to be replaced",
    .enabled(if: SmallDisk.isAvailable, "tmpfs cannot be mounted"))
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
