import Foundation
import TestSupport
import Testing

@Suite("build, interrupted", .tags(.slow))
struct BuildInterruptedTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test(
    "After a kill at any moment the new cache does not exist, and the same command gives the same bytes",
    .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"),
    .enabled(if: CommandRun.isInstalled("gdalwarp"), "GDAL is not installed"),
    arguments: ["cache", "cache.tpkx", "cache.mbtiles", "tiles"])
  func killed(name: String) throws {
    let library = try #require(FailingReads.shared)
    func arguments(_ out: String) -> [String] {
      [
        "build", out, "--from", sample("raster/lantern-bay.tif"), "--predefined", "arcgis-online", "--levels", "11-15",
        "--quiet", "--no-config",
      ] + (name == "tiles" ? ["--to", "folders", "--layout", "xyz"] : [])
    }
    try FileManager.default.createDirectory(
      atPath: folder.path("whole"), withIntermediateDirectories: true)
    let changes = try library.changes { environment in
      try CommandRun.tilescheme(arguments(folder.path("whole/\(name)")), environment: environment)
    }
    let whole = try contents(folder.path("whole/\(name)"))
    for point in killPoints(of: changes, usually: 4, long: 100) {
      let place = folder.path("\(point)")
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      let out = "\(place)/\(name)"
      let killed = try CommandRun.tilescheme(arguments(out), environment: library.killing(after: point))
      try #require(killed.status == SIGKILL, "it made less than \(point) of \(changes) changes")
      if FileManager.default.fileExists(atPath: out) {
        #expect(try contents(out) == whole, "killed after \(point) of \(changes) changes")
        continue
      }
      let run = try CommandRun.tilescheme(arguments(out))
      #expect(run.status == 0, "\(run.errors)")
      #expect(try contents(out) == whole, "killed after \(point) of \(changes) changes")
      #expect(try FileManager.default.contentsOfDirectory(atPath: place) == [name])
    }
  }

  @Test(
    "After a kill at any moment an existing cache is valid, and the same command completes it",
    .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"),
    .enabled(if: CommandRun.isInstalled("gdalwarp"), "GDAL is not installed"))
  func filling() throws {
    let library = try #require(FailingReads.shared)
    func directory(_ name: String) throws -> String {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
      return folder.path(name)
    }
    func cache(_ name: String) throws -> String {
      let run = try CommandRun.tilescheme(
        "create", try directory(name), "--name", "Bay", "--predefined", "nztm", "--levels", "7-10", "--crs", "2193",
        "--extent", "1748000,5425400,1749920,5427000", "--no-config")
      try #require(run.status == 0, "\(run.errors)")
      return folder.path("\(name)/Bay/Layers")
    }
    func arguments(_ cache: String) -> [String] {
      ["build", cache, "--from", sample("raster/lantern-bay.tif"), "--quiet", "--no-config"]
    }
    let first = try cache("whole")
    let changes = try library.changes { try CommandRun.tilescheme(arguments(first), environment: $0) }
    let whole = try contents(first)
    for point in killPoints(of: changes, usually: 4, long: 100) {
      let path = try cache("\(point)")
      let killed = try CommandRun.tilescheme(arguments(path), environment: library.killing(after: point))
      try #require(killed.status == SIGKILL, "it made less than \(point) of \(changes) changes")
      let check = try CommandRun.tilescheme("verify", path, "--no-config")
      #expect(check.status != 3, "\(check.errors)")
      let run = try CommandRun.tilescheme(arguments(path))
      #expect(run.status == 0, "\(run.errors)")
      #expect(try contents(path) == whole, "killed after \(point) of \(changes) changes")
    }
  }
}
