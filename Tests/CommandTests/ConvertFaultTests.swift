import Foundation
import TestSupport
import Testing

@Suite("convert and verify: exit statuses of faulty inputs")
struct ConvertFaultTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: folder.url.appending(path: name))
    return folder.path(name)
  }

  @Test(
    "A file that is no cache is exit status 3, whatever its name says",
    arguments: ["junk.tpkx", "junk.tpk", "junk.mbtiles", "junk.bin", "junk"])
  func junk(name: String) throws {
    let junk = try write("MZ\0\0\0 not a package", name)
    for arguments in [["a.tpkx"], ["a.mbtiles"], ["a", "--to", "legacy"], ["a.tpkx", "--levels", "1"]] {
      let run = try CommandRun.tilescheme(["convert", junk, folder.path(arguments[0])] + arguments.dropFirst())
      #expect(run.status == 3 && run.errors.contains("neither a ZIP archive"), "\(run.errors)")
    }
    let verification = try CommandRun.tilescheme("verify", junk)
    #expect(verification.status == 3 && verification.errors.contains("4d 5a 00"), "\(verification.errors)")
  }

  @Test("Empty and damaged files are exit status 3")
  func damaged() throws {
    for (text, name) in [("", "a.tpkx"), ("PK\u{3}\u{4}", "b.tpkx"), ("hello", "c.txt"), ("<CacheInfo", "conf.xml")] {
      let run = try CommandRun.tilescheme("convert", try write(text, name), folder.path("out.tpkx"))
      #expect(run.status == 3 && !run.errors.isEmpty, "\(name): \(run.errors)")
    }
  }

  @Test("A scheme file is still wrong usage where tiles are needed")
  func scheme() throws {
    let scheme = TestFiles.sample("national-grid-nz/conf.xml").path
    let run = try CommandRun.tilescheme("convert", scheme, folder.path("out.tpkx"))
    #expect(run.status == 2 && run.errors.contains("is a scheme file"), "\(run.errors)")
  }

  @Test("If the tiles are not found, the message has the option for the scheme alone, which works")
  func schemeOnly() throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.moveItem(at: cache.file("_alllayers"), to: cache.file("tiles.old"))
    let arguments = ["convert", cache.path, folder.path("out"), "--to", "ready-to-serve"]
    let run = try CommandRun.tilescheme(arguments)
    #expect(run.status == 3 && run.errors.contains("--scheme-only"), "\(run.errors)")
    #expect(run.errors.contains("tiles.old/L00/R0000C0000.bundle"), "\(run.errors)")
    #expect(try CommandRun.tilescheme(arguments + ["--scheme-only"]).status == 0)
    #expect(try CommandRun.tilescheme("lint", folder.path("out")).status == 0)
  }

  @Test("Faulty tiles are listed with their rules and places, and --strict exits with 1")
  func faulty() throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 1, 3)] = Data("GIF89a".utf8)
    tiles[.init(2, 0, 0)] = try SmallCache.tile("large.jpg")
    let cache = try SmallCache(tiles)
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"))
    #expect(run.status == 0)
    #expect(run.errors.contains("faulty: level 2, row 1, column 3: the tile is GIF"), "\(run.errors)")
    #expect(run.errors.contains("(IMG002)") && run.errors.contains("(IMG008)"), "\(run.errors)")
    let strict = try CommandRun.tilescheme("convert", cache.path, folder.path("b.tpkx"), "--strict", "--format", "json")
    #expect(strict.status == 1 && strict.errors.contains("2 faults"), "\(strict.errors)")
    let report = try #require(JSONSerialization.jsonObject(with: strict.output) as? [String: Any])
    let faults = try #require(report["faults"] as? [[String: Any]])
    #expect(faults.map { $0["rule"] as? String } == ["IMG002", "IMG008"])
    #expect(faults.map { $0["count"] as? Int } == [1, 1])
  }

  @Test("A tile package without a fault is converted with --strict")
  func strict() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"), "--strict")
    #expect(run.status == 0, "\(run.errors)")
  }
}
