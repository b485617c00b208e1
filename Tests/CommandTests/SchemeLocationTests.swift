import Foundation
import TestSupport
import Testing

@Suite("A scheme is named by a built-in name, an address or a path")
struct SchemeLocationTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("A built-in scheme is shown, converted and compared by its name")
  func builtIn() throws {
    let show = try CommandRun.tilescheme("show", "nztm")
    #expect(show.status == 0 && show.text.hasPrefix("nztm: built-in scheme\n"), "\(show.errors)")
    let path = folder.path("root.json")
    let convert = try CommandRun.tilescheme("convert", "nztm", path)
    #expect(convert.status == 0, "\(convert.errors)")
    let compare = try CommandRun.tilescheme("compare", "nztm", path)
    #expect(compare.status == 0 && compare.text.hasPrefix("identical"), "\(compare.text)")
  }

  @Test("A built-in scheme has no tiles, and a package cannot be made from it")
  func withoutTiles() throws {
    let run = try CommandRun.tilescheme("convert", "nztm", folder.path("a.tpkx"))
    #expect(run.status == 2 && run.errors.contains("to convert tiles, give the cache directory"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("A directory comes before the built-in scheme of the same name")
  func directory() throws {
    try FileManager.default.copyItem(
      at: TestFiles.sample("national-grid-nz"), to: folder.url.appending(path: "arcgis-online"))
    let run = try CommandRun.tilescheme("show", "arcgis-online", directory: folder.url)
    #expect(run.text.contains("NZGD_2000"), "\(run.text)")
  }

  @Test(
    "The address of a service is a scheme for show, convert, compare, preflight and --predefined",
    .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"))
  func address() throws {
    let answer = try String(contentsOf: TestFiles.sample("service/mapserver.json"), encoding: .utf8)
    let server = try LocalServer(answer: answer)
    let address = server.address + "/arcgis/rest/services/Base/Bay/MapServer"
    let path = folder.path("conf.xml")
    for arguments in [
      ["show", address], ["convert", address, path], ["compare", address, path],
      ["preflight", address, "--levels", "0", "--fail-on", "never"],
      ["preflight", "arcgis-online", "--levels", "0-1", "--basemap", address, "--fail-on", "never"],
      ["generate", "--predefined", address, "--extent", "0,0,1000,1000", "-o", folder.path("new.xml")],
    ] {
      let run = try CommandRun.tilescheme(arguments)
      #expect(run.status == 0, "\(arguments): \(run.errors)")
    }
    #expect(folder.names.sorted() == ["conf.xml", "new.xml"])
    let same = try CommandRun.tilescheme("compare", folder.path("new.xml"), path)
    #expect(same.text.hasPrefix("identical"), "\(same.text)")
  }

  @Test(
    "A server that refuses is an error with status 3",
    .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"), arguments: ["/status/404", "/login"])
  func refusal(path: String) throws {
    let server = try LocalServer()
    for arguments in [["show", server.address + path], ["convert", server.address + path, folder.path("a.xml")]] {
      let run = try CommandRun.tilescheme(arguments)
      #expect(run.status == 3 && run.errors.contains("error"), "\(run.errors)")
    }
    #expect(folder.names.isEmpty)
  }

  @Test("--input-format states the format; a document of another format then has errors")
  func inputFormat() throws {
    let path = sample("national-grid-nz") + "/conf.xml"
    #expect(try CommandRun.tilescheme("show", path, "--input-format", "conf.xml").status == 0)
    #expect(try CommandRun.tilescheme("show", path, "--input-format", "root.json").status == 3)
    let wrong = try CommandRun.tilescheme("show", path, "--input-format", "shapefile")
    #expect(wrong.status == 2, "\(wrong.errors)")
  }

  @Test(
    "A raster given as a scheme is recognised by its content",
    arguments: [
      ([0x49, 0x49, 0x2A, 0x00], "TIFF"), ([0x4D, 0x4D, 0x00, 0x2B], "BigTIFF"), ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
    ] as [([UInt8], String)])
  func raster(head: [UInt8], name: String) throws {
    // Larger than the limit for scheme files, so that it must not be read as a whole.
    let path = folder.path("scheme.xml")
    try Data(head + [UInt8](repeating: 0, count: 100)).write(to: URL(filePath: path))
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: 100 << 20)
    try handle.close()
    for arguments in [["show", path], ["lint", path], ["generate", path, "--number-of-scales", "3"]] {
      let run = try CommandRun.tilescheme(arguments)
      #expect(run.status == 3 && run.errors.contains("this is a raster (\(name))"), "\(arguments): \(run.errors)")
    }
  }
}

@Suite("Spellings of other programs")
struct HabitualSpellingTests {
  private func extent(_ arguments: String...) throws -> String {
    let run = try CommandRun.tilescheme(
      ["preflight", "nztm", "--levels", "3", "--format", "json", "--fail-on", "never"] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    let region = try #require(try object(run.output)["region"] as? [String: Any])
    return ["xmin", "ymin", "xmax", "ymax"].map { "\(region[$0] ?? "none")" }.joined(separator: ",")
  }

  @Test("--bbox, -te and four separate numbers mean --extent, also with minus signs")
  func extents() throws {
    let expected = try extent("--extent", "1700000,5400000,1800000,5500000")
    #expect(try extent("--bbox", "1700000,5400000,1800000,5500000") == expected)
    #expect(try extent("--bbox=1700000,5400000,1800000,5500000") == expected)
    #expect(try extent("-te", "1700000", "5400000", "1800000", "5500000") == expected)
    #expect(try extent("--extent", "1700000", "5400000", "1800000", "5500000") == expected)
    let west = try CommandRun.tilescheme(
      "generate", "--crs", "3857", "--scales", "500000", "--bbox", "-13000000", "-4000000", "-12000000", "-3000000")
    #expect(west.status == 0, "\(west.errors)")
  }

  @Test("Three numbers are refused, and arguments after -- are paths")
  func refused() throws {
    #expect(try CommandRun.tilescheme("preflight", "nztm", "--bbox", "1", "2", "3").status == 2)
    #expect(try CommandRun.tilescheme("show", "--", "--bbox").status == 3)
  }

  @Test(
    "ArcGIS's keywords for the storage are accepted for --to, in any letter case", arguments: ["COMPACTV2", "exploded"])
  func storage(keyword: String) throws {
    let folder = try TemporaryDirectory()
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("out"), "--to", keyword)
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.path("out/conf.xml")))
  }

  @Test("lint --client runs the rules of a client; another name is refused")
  func client() throws {
    let path = sample("web-mercator-ready")
    #expect(try !CommandRun.tilescheme("lint", path).text.contains("PKG014"))
    let run = try CommandRun.tilescheme("lint", path, "--client", "ArcGIS")
    #expect(run.status == 0 && run.text.contains("PKG014"), "\(run.text)")
    #expect(try CommandRun.tilescheme("lint", path, "--client", "word").status == 2)
  }
}
