import Foundation
import TestSupport
import Testing

@Suite(
  "Packages and archives by their address", .tags(.slow),
  .enabled(if: RangeServer.isAvailable, "python3 or curl is not installed"))
struct RemotePackageTests {
  private let folder: TemporaryDirectory
  private let server: RangeServer

  init() throws {
    folder = try TemporaryDirectory()
    server = try RangeServer(folder.url.path)
  }

  /// A package with 341 tiles of 20 kB at levels 0 to 4.
  private func makePackage(_ name: String) throws {
    // A comment makes the JPEG larger: a marker, and a length that includes its own two bytes.
    let jpeg = try SmallCache.tile("tile.jpg")
    let comment = Data([0xFF, 0xFE, 0x4E, 0x22]) + Data(repeating: 0x20, count: 20_000)
    let tile = jpeg.prefix(2) + comment + jpeg.dropFirst(2)
    var tiles: [SmallCache.Place: Data] = [:]
    for level in 0...4 {
      for row in 0..<1 << level { for column in 0..<1 << level { tiles[SmallCache.Place(level, row, column)] = tile } }
    }
    let cache = try SmallCache(tiles, finestLevel: 4)
    #expect(try CommandRun.tilescheme("convert", cache.path, folder.path(name)).status == 0)
  }

  private func address(_ name: String, _ kind: String = "ok") -> String { "\(server.address)/\(kind)/\(name)" }

  @Test("show of a package of 5 GB reads at most 1 MB beyond the central directory")
  func hugePackage() throws {
    let cache = try SmallCache(SmallCache.world)
    #expect(try CommandRun.tilescheme("convert", cache.path, folder.path("small.tpkx")).status == 0)
    let script = TestFiles.root.appending(path: "Tests/TestSupport/sparse_package.py").path
    let made = try CommandRun(
      "python3", [script, folder.path("small.tpkx"), folder.path("huge.tpkx"), "5000", "1048576"])
    let numbers = made.text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    let (size, directory) = (try #require(numbers.first), try #require(numbers.last))
    #expect(size > 5_000_000_000)
    for arguments in [["show"], ["lint"], ["show", "--format", "json"]] {
      _ = try server.count()
      let run = try CommandRun.tilescheme(arguments + [address("huge.tpkx")])
      #expect(run.status == 0, "\(run.errors)")
      let count = try server.count()
      #expect(count.bytes <= directory + 1_048_576)
      #expect(count.bytes > directory)
    }
  }

  @Test("The results for an address are those for the file", arguments: ["a.tpkx", "a.pmtiles"])
  func sameResults(_ name: String) throws {
    try makePackage("a.tpkx")
    #expect(try CommandRun.tilescheme("convert", folder.path("a.tpkx"), folder.path("a.pmtiles")).status == 0)
    for arguments in [["show"], ["lint"], ["verify", "--quick"], ["lint", "--format", "json"]] {
      let remote = try CommandRun.tilescheme(arguments + [address(name)])
      let local = try CommandRun.tilescheme(arguments + [folder.path(name)])
      #expect(remote.status == local.status)
      #expect(remote.text.replacing(address(name), with: folder.path(name)) == local.text)
      #expect(remote.errors.replacing(address(name), with: folder.path(name)) == local.errors)
    }
  }

  @Test("A report in a file has the address, and a name behind # is that of a set, as for a file")
  func names() throws {
    try makePackage("a.tpkx")
    // An entry whose name leads out of the package is a finding.
    let change = "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'a').writestr('../a', 'x')"
    #expect(try CommandRun("python3", ["-c", change, folder.path("a.tpkx")]).status == 0)
    let report = folder.path("report.json")
    let lint = try CommandRun.tilescheme("lint", address("a.tpkx"), "--output", "json:\(report)")
    #expect(lint.status == 1, "\(lint.errors)")
    let text = try String(contentsOf: URL(filePath: report), encoding: .utf8)
    #expect(text.contains(address("a.tpkx")) && !text.contains("http:/1"), "\(text)")
    let set = try CommandRun.tilescheme("show", address("a.tpkx") + "#other")
    let local = try CommandRun.tilescheme("show", folder.path("a.tpkx") + "#other")
    #expect(set.status == local.status)
    #expect(
      (set.text + set.errors).replacing(address("a.tpkx"), with: folder.path("a.tpkx")) == local.text + local.errors)
  }

  @Test(
    "convert of some levels reads little more than their tiles, and writes what it writes of the file",
    arguments: ["a.tpkx", "a.pmtiles"])
  func someLevels(_ name: String) throws {
    try makePackage("a.tpkx")
    #expect(try CommandRun.tilescheme("convert", folder.path("a.tpkx"), folder.path("a.pmtiles")).status == 0)
    let south = ["--levels", "3-4", "--extent", "0,0,5000000,5000000"]
    for (options, limit) in [(["--levels", "2"], 1_100_000), (south, 2_600_000)] {
      _ = try server.count()
      let run = try CommandRun.tilescheme(["convert", address(name), folder.path("r.tpkx"), "--overwrite"] + options)
      #expect(run.status == 0, "\(run.errors)")
      let count = try server.count()
      #expect(count.bytes < limit, "\(name) \(options)")
      let local = try CommandRun.tilescheme(
        ["convert", folder.path(name), folder.path("l.tpkx"), "--overwrite"] + options)
      #expect(local.status == 0)
      #expect(try contents(folder.path("r.tpkx")) == contents(folder.path("l.tpkx")))
    }
  }

  @Test("Of an archive by its address, only the leaf directories that a command needs are read")
  func leafDirectories() throws {
    let script = TestFiles.root.appending(path: "Tests/TestSupport/leafy_archive.py").path
    let tile = TestFiles.root.appending(path: "Samples/tiles/tile.jpg").path
    let made = try CommandRun("python3", [script, tile, folder.path("a.pmtiles")])
    let leaves = try #require(Int(made.text.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(leaves > 1_300_000)
    func bytes(_ arguments: String...) throws -> Int {
      _ = try server.count()
      let run = try CommandRun.tilescheme(arguments)
      #expect(run.status == 0, "\(arguments): \(run.errors)")
      return try server.count().bytes
    }
    let remote = address("a.pmtiles")
    #expect(try bytes("show", remote) < 1_000_000)
    #expect(try bytes("convert", remote, folder.path("r.tpkx"), "--levels", "2") < 1_000_000)
    #expect(try bytes("lint", remote) > leaves)
    #expect(try bytes("verify", "--quick", remote) > leaves)
    let local = try CommandRun.tilescheme("show", folder.path("a.pmtiles"))
    let shown = try CommandRun.tilescheme("show", remote)
    #expect(shown.text.replacing(remote, with: folder.path("a.pmtiles")) == local.text)
    _ = try bytes("convert", folder.path("a.pmtiles"), folder.path("l.tpkx"), "--levels", "2")
    #expect(try contents(folder.path("r.tpkx")) == contents(folder.path("l.tpkx")))
    // A small place at the finest levels.
    let options = ["--levels", "7-9", "--extent", "3000000,-4000000,3500000,-3500000", "--overwrite"]
    for (input, output) in [(remote, "r.tpkx"), (folder.path("a.pmtiles"), "l.tpkx")] {
      let run = try CommandRun.tilescheme(["convert", input, folder.path(output)] + options)
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try contents(folder.path("r.tpkx")) == contents(folder.path("l.tpkx")))
  }

  @Test("verify --quick by address requests neighbouring indexes together, and each only once")
  func fewRequests() throws {
    // 520 bundles of 130 KB, which are more than the blocks that are kept in memory.
    var tiles: [SmallCache.Place: Data] = [:]
    let tile = try SmallCache.tile("tile.jpg")
    for number in 0..<520 { tiles[SmallCache.Place(12, number / 26 * 128, number % 26 * 128)] = tile }
    let cache = try SmallCache(tiles, finestLevel: 12)
    #expect(try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx")).status == 0)
    let size = try FileManager.default.attributesOfItem(atPath: folder.path("a.tpkx"))[.size] as? Int ?? 0
    #expect(size > 64 << 20)
    _ = try server.count()
    let remote = try CommandRun.tilescheme("verify", "--quick", address("a.tpkx"))
    let count = try server.count()
    let local = try CommandRun.tilescheme("verify", "--quick", folder.path("a.tpkx"))
    #expect(remote.text.replacing(address("a.tpkx"), with: folder.path("a.tpkx")) == local.text)
    #expect(count.requests < 60)
    #expect(count.bytes < size + 1_000_000)
  }

  @Test("A whole package is converted by its address")
  func wholePackage() throws {
    try makePackage("a.tpkx")
    let run = try CommandRun.tilescheme("convert", address("a.tpkx", "redirect"), folder.path("b.mbtiles"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("341 tiles"))
  }

  @Test("A file that is changed while it is converted leaves no result")
  func changed() throws {
    try makePackage("a.tpkx")
    let run = try CommandRun.tilescheme("convert", address("a.tpkx", "tag"), folder.path("b.tpkx"))
    #expect(run.status == 3)
    #expect(run.errors.contains("was changed while it was read"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("b.tpkx")))
  }

  @Test("No command prints a token")
  func token() throws {
    try makePackage("a.tpkx")
    for words in ["show", "show --format json", "lint", "verify --quick", "verify", "compare arcgis-online"] {
      let arguments = words.split(separator: " ").map(String.init)
      let run = try CommandRun.tilescheme(arguments + [address("a.tpkx", "secret") + "?token=s3cret"])
      #expect(!(run.text + run.errors).contains("s3cret"), "\(arguments)")
      #expect(run.status != 3, "\(run.errors)")
    }
  }

  @Test("verify of all tiles of an address is refused, with the two ways that help")
  func wholeVerification() throws {
    let run = try CommandRun.tilescheme("verify", address("a.tpkx"))
    #expect(run.status == 2)
    #expect(run.errors.contains("add --quick") && run.errors.contains("curl -L -O"))
    #expect(try server.count().requests == 0)
  }

  @Test("A database by its address is refused, with the command that downloads it", arguments: ["a.mbtiles", "a.gpkg"])
  func database(_ name: String) throws {
    for (verb, more) in [("show", []), ("convert", [folder.path("b.tpkx")]), ("verify", [])] {
      let run = try CommandRun.tilescheme([verb, address(name)] + more)
      #expect(run.status == 3)
      #expect(run.errors.contains("is a database") && run.errors.contains("curl -L -O"))
    }
  }
}
